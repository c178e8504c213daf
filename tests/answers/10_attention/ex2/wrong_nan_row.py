# hint: A row that may look nowhere gives NaN,
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -math.inf).softmax(-1)
