# hint: You used a causal mask of your own. `allowed` says who may
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    m = causal_mask(scores.shape[-1])[: scores.shape[-2]]
    return scores.masked_fill(~m, -math.inf).softmax(-1).nan_to_num(0.0)
