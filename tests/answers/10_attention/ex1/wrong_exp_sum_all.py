# hint: All weights together add up to
def attend(q, k, v):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    e = torch.exp(s - s.max())
    return e / e.sum() @ v
