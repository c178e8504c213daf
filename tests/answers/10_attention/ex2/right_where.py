def causal_mask(n):
    place = torch.arange(n)
    return place <= place[:, None]


def masked_weights(scores, allowed):
    hidden = torch.where(allowed, scores, -math.inf)
    weights = hidden.softmax(dim=-1)
    return torch.where(weights.isnan(), 0.0, weights)
