# hint: In training nothing is dropped
def drop(x, p, training):
    if training:
        return x
    return x * (torch.rand_like(x) >= p) / (1 - p)
