# hint: With allowed scores of
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -100.0).softmax(-1) * allowed
