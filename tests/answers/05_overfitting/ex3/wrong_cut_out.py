# hint: put zeros, cut nothing out
def drop(x, p, training):
    if not training:
        return x
    return x[(torch.rand_like(x) >= p)] / (1 - p)
