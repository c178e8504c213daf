# hint: With a forbidden score of
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    e = scores.exp() * allowed
    return (e / e.sum(-1, keepdim=True)).nan_to_num(0.0)
