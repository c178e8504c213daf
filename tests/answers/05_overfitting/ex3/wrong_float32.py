# hint: The dtype must be that of x
def drop(x, p, training):
    if not training:
        return x
    kept = (torch.rand(x.shape) >= p).float()
    return x.float() * kept / (1 - p)
