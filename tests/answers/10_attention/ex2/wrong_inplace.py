# hint: You changed scores or allowed itself: masked_fill_ and
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    scores[..., ~allowed] = -math.inf
    return scores.softmax(-1).nan_to_num(0.0)
