def causal_mask(n):
    i = torch.arange(n)
    return i[None, :] <= i[:, None]


def masked_weights(scores, allowed):
    s = torch.where(allowed, scores, -torch.inf)
    top = s.amax(-1, keepdim=True)
    top = torch.where(top.isinf(), torch.zeros_like(top), top)
    e = torch.exp(s - top)
    total = e.sum(-1, keepdim=True)
    return e / torch.where(total == 0, torch.ones_like(total), total)
