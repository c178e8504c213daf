# hint: A token may look at itself
def causal_mask(n):
    return torch.ones(n, n, dtype=torch.bool).tril(-1)


def masked_weights(scores, allowed):
    hidden = scores.masked_fill(~allowed, -math.inf)
    return hidden.softmax(dim=-1).nan_to_num(0.0)
