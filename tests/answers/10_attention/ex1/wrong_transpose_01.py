# hint: It raised an error
def attend(q, k, v):
    return (q @ k.transpose(0, 1) / math.sqrt(q.shape[-1])).softmax(-1) @ v
