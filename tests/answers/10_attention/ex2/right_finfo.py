def causal_mask(n):
    return ~torch.triu(torch.ones(n, n), diagonal=1).bool()


def masked_weights(scores, allowed):
    hidden = torch.where(allowed, scores, torch.finfo(scores.dtype).min)
    return F.softmax(hidden, dim=-1) * allowed
