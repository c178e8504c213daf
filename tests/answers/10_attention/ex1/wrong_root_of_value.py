# hint: not that of a value
def attend(q, k, v):
    scores = q @ k.transpose(-2, -1) / math.sqrt(v.shape[-1])
    return scores.softmax(dim=-1) @ v
