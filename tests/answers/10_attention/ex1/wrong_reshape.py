# hint: You reshaped k. That mixes its numbers: swap its last two
def attend(q, k, v):
    kt = k.reshape(*k.shape[:-2], k.shape[-1], k.shape[-2])
    return (q @ kt / math.sqrt(q.shape[-1])).softmax(-1) @ v
