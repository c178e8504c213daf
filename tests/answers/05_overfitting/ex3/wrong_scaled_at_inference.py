# hint: You scale at inference
def drop(x, p, training):
    if not training:
        return x * (1 - p)
    return x * (torch.rand_like(x) >= p)
