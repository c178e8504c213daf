def causal_mask(n):
    return torch.tril(torch.ones((n, n))) == 1


def masked_weights(scores, allowed):
    bias = torch.zeros(allowed.shape, dtype=scores.dtype).masked_fill_(~allowed, float("-inf"))
    w = torch.softmax(scores + bias, -1)
    return torch.where(torch.isnan(w), 0.0, w)
