def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    extra = torch.zeros(allowed.shape, dtype=scores.dtype)
    extra[~allowed] = -math.inf
    weights = (scores + extra).softmax(dim=-1)
    return weights.masked_fill(~allowed.any(dim=-1, keepdim=True), 0.0)
