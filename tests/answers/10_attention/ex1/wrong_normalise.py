# hint: You divided the scores by their sum. The softmax divides
def attend(q, k, v):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    return s / s.sum(-1, keepdim=True) @ v
