# hint: You changed q, k or v
def attend(q, k, v):
    q /= math.sqrt(q.shape[-1])
    return (q @ k.transpose(-2, -1)).softmax(dim=-1) @ v
