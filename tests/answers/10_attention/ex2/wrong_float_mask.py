# hint: Ones and zeros of a float type: make the mask
def causal_mask(n):
    return torch.ones(n, n).tril()


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -math.inf).softmax(-1).nan_to_num(0.0)
