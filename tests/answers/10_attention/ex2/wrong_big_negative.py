# hint: A row that may look nowhere looks everywhere: you put a
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -1e9).softmax(-1)
