def drop(x, p, training):
    if not training or p == 0:
        return x
    return torch.where(torch.rand(x.shape) < p, 0.0, x / (1 - p)).to(x.dtype)
