# hint: You divided by d. The standard deviation of the scores is
def attend(q, k, v):
    return (q @ k.transpose(-2, -1) / q.shape[-1]).softmax(-1) @ v
