# hint: A token may look at itself, too: the diagonal is
def causal_mask(n):
    return torch.ones(n, n).tril(-1).bool()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -math.inf).softmax(-1).nan_to_num(0.0)
