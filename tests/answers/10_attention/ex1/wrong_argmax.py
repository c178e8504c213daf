# hint: Each query takes the value of the best key alone. Attention
def attend(q, k, v):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    return F.one_hot(s.argmax(-1), k.shape[-2]).to(v.dtype) @ v
