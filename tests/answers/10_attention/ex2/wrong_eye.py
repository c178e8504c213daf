# hint: only itself
def causal_mask(n):
    return torch.eye(n, dtype=torch.bool)


def masked_weights(scores, allowed):
    hidden = scores.masked_fill(~allowed, -math.inf)
    return hidden.softmax(dim=-1).nan_to_num(0.0)
