# hint: It raised an error
def attend(q, k, v):
    return (q @ k.T / math.sqrt(q.shape[-1])).softmax(-1) @ v
