def look(q, k, v, allowed):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = torch.where(allowed, scores, -1e9).softmax(dim=-1)
    return weights @ v, weights
