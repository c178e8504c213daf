def attend(q, k, v):
    s = torch.matmul(q, k.mT) / math.sqrt(k.size(-1))
    e = torch.exp(s - s.max(dim=-1, keepdim=True).values)
    return (e @ v) / e.sum(-1, keepdim=True)
