def max_pool(x, size, stride):
    h, w = x.shape[2:]
    tops, lefts = range(0, h - size + 1, stride), range(0, w - size + 1, stride)
    x = torch.stack([x[:, :, t : t + size].max(dim=2).values for t in tops], dim=2)
    return torch.stack([x[..., l : l + size].max(dim=3).values for l in lefts], dim=3)
