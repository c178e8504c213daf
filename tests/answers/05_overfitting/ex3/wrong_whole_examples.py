# hint: You drop whole examples
def drop(x, p, training):
    if not training:
        return x
    return x * (torch.rand(len(x), 1) >= p) / (1 - p)
