# hint: one to add to the scores
def causal_mask(n):
    return torch.full((n, n), -math.inf).triu(1)


def masked_weights(scores, allowed):
    hidden = scores.masked_fill(~allowed, -math.inf)
    return hidden.softmax(dim=-1).nan_to_num(0.0)
