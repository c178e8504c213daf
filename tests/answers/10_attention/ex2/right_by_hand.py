def causal_mask(n):
    rows = [[j <= i for j in range(n)] for i in range(n)]
    return torch.tensor(rows)


def masked_weights(scores, allowed):
    hidden = torch.where(allowed, scores, torch.finfo(scores.dtype).min)
    e = torch.exp(hidden - hidden.amax(dim=-1, keepdim=True)) * allowed
    return e / e.sum(dim=-1, keepdim=True).clamp(min=1e-30)
