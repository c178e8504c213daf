# hint: There is a sigmoid where the softmax belongs: the weights
def attend(q, k, v):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    return s.sigmoid() @ v
