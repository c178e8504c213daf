def attend(q, k, v):
    d = q.size(-1)
    scores = (q.unsqueeze(-2) * k.unsqueeze(-3)).sum(-1).div(d**0.5)
    return nn.Softmax(dim=-1)(scores).matmul(v)
