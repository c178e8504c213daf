def causal_mask(n):
    return torch.stack([torch.arange(n) <= i for i in range(n)])


def masked_weights(scores, allowed):
    hidden = scores.masked_fill(allowed.logical_not(), -1e30)
    return hidden.softmax(-1).masked_fill(allowed.logical_not(), 0)
