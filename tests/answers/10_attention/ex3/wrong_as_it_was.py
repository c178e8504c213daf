# hint: Neither bug is mended
def look(q, k, v, allowed):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = scores.softmax(dim=-2) * allowed
    return weights @ v, weights
