# hint: p is the probability to be DROPPED
def drop(x, p, training):
    if not training:
        return x
    return x * (torch.rand_like(x) < p) / p
