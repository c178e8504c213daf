# hint: You changed scores or allowed itself
def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    scores[..., ~allowed] = -math.inf
    return scores.softmax(dim=-1).nan_to_num()
