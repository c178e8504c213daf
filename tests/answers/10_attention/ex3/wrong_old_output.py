# hint: the output was made with others
def look(q, k, v, allowed):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    raw = scores.softmax(dim=-1)
    weights = scores.masked_fill(~allowed, -math.inf).softmax(dim=-1)
    return raw @ v, weights
