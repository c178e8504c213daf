# hint: into the future and forbids the past
def causal_mask(n):
    return torch.ones(n, n, dtype=torch.bool).triu()


def masked_weights(scores, allowed):
    hidden = scores.masked_fill(~allowed, -math.inf)
    return hidden.softmax(dim=-1).nan_to_num(0.0)
