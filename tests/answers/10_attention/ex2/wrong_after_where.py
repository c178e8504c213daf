# hint: You masked after the softmax
def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    weights = scores.softmax(dim=-1)
    return torch.where(allowed, weights, 0.0)
