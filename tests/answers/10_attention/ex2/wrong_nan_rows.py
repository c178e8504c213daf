# hint: A row that may look nowhere gives NaN
def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -math.inf).softmax(dim=-1)
