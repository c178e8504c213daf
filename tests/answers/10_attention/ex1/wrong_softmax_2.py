# hint: Without a batch dimension, your function fails
def attend(q, k, v):
    return (q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])).softmax(2) @ v
