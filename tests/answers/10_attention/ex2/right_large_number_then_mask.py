def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -1e9).softmax(dim=-1) * allowed
