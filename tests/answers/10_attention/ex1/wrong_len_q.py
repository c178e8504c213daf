# hint: You divided by the root of the batch size:
def attend(q, k, v):
    return (q @ k.transpose(-2, -1) / math.sqrt(len(q))).softmax(-1) @ v
