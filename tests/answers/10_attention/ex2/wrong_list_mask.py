# hint: This is a list: torch.tensor makes a tensor of
def causal_mask(n):
    return [[j <= i for j in range(n)] for i in range(n)]


def masked_weights(scores, allowed):
    return scores.masked_fill(~allowed, -math.inf).softmax(-1).nan_to_num(0.0)
