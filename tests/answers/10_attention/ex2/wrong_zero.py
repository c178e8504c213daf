# hint: The forbidden scores became
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, 0.0).softmax(-1)
