# hint: Without a batch dimension, your function fails
def attend(q, k, v):
    return (q @ k.permute(0, 2, 1) / math.sqrt(q.shape[-1])).softmax(-1) @ v
