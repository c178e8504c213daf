def causal_mask(n):
    return torch.from_numpy(np.tri(n, dtype=bool))


def masked_weights(scores, allowed):
    w = scores.clone()
    w[..., ~allowed] = -math.inf
    w = w.softmax(-1)
    w[..., ~allowed.any(-1), :] = 0
    return w
