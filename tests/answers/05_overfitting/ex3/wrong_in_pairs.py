# hint: depends on its neighbour
def drop(x, p, training):
    if not training:
        return x
    n = x.numel()
    kept = (torch.rand((n + 1) // 2) >= p).repeat_interleave(2)[:n]
    return x * kept.reshape(x.shape) / (1 - p)
