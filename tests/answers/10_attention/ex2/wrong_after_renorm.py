# hint: With a forbidden score of
def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def masked_weights(scores, allowed):
    w = scores.softmax(-1) * allowed
    return (w / w.sum(-1, keepdim=True)).nan_to_num(0.0)
