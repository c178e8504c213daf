# hint: exp overflowed
def attend(q, k, v):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    e = torch.exp(scores)
    return e / e.sum(dim=-1, keepdim=True) @ v
