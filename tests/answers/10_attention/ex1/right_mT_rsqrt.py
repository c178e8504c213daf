def attend(q, k, v):
    d = torch.tensor(q.size(-1), dtype=q.dtype)
    return F.softmax((q * d.rsqrt()) @ k.mT, -1).matmul(v)
