def causal_mask(n):
    m = torch.zeros(n, n, dtype=torch.bool)
    for i in range(n):
        m[i, : i + 1] = True
    return m


def masked_weights(scores, allowed):
    out = torch.zeros_like(scores)
    allowed = allowed.expand(scores.shape)
    for idx in np.ndindex(*scores.shape[:-1]):
        ok = allowed[idx]
        if ok.any():
            out[idx][ok] = scores[idx][ok].softmax(0)
    return out
