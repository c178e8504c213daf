# hint: exp overflowed: scores may be in the thousands.
def attend(q, k, v):
    e = torch.exp(q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1]))
    return e / e.sum(-1, keepdim=True) @ v
