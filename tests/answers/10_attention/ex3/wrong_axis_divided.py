# hint: with the wrong shares
def look(q, k, v, allowed):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = scores.softmax(dim=-2) * allowed
    weights = weights / weights.sum(dim=-1, keepdim=True)
    return weights @ v, weights
