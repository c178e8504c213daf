# hint: You changed q, k or v itself: make new
def attend(q, k, v):
    q /= math.sqrt(q.shape[-1])
    return (q @ k.transpose(-2, -1)).softmax(-1) @ v
