# hint: 0 times infinity is NaN
def causal_mask(n):
    return torch.tril(torch.ones(n, n)).bool()


def masked_weights(scores, allowed):
    return (scores + ~allowed * -math.inf).softmax(dim=-1)
