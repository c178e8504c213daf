# hint: float
def attend(q, k, v):
    s = q.float() @ k.float().transpose(-2, -1) / math.sqrt(q.shape[-1])
    return s.softmax(-1) @ v.float()
