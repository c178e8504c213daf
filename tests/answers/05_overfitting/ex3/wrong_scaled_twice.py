# hint: At inference you multiply by 1 - p
def drop(x, p, training):
    if not training:
        return x * (1 - p)
    return x * (torch.rand_like(x) >= p) / (1 - p)
