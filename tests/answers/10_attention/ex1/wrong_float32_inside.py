# hint: With float64 your function fails
def attend(q, k, v):
    weights = torch.zeros(*q.shape[:-1], k.shape[-2])
    weights += (q @ k.transpose(-2, -1)).float() / math.sqrt(q.shape[-1])
    return weights.softmax(-1) @ v
