# hint: the mask acts after the softmax
def look(q, k, v, allowed):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = scores.softmax(dim=-1) * allowed
    return weights @ v, weights
