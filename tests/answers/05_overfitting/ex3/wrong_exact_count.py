# hint: Each call drops exactly the same number
def drop(x, p, training):
    if not training:
        return x
    n = x.numel()
    mask = torch.ones(n, dtype=x.dtype)
    mask[torch.randperm(n)[: round(p * n)]] = 0
    return x * mask.reshape(x.shape) / (1 - p)
