# hint: That is no ban
def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, 0.0).softmax(dim=-1)
