# hint: Without a batch dimension, your function fails
def attend(q, k, v):
    return (q @ k.transpose(1, 2) / math.sqrt(q.shape[-1])).softmax(-1) @ v
