def attend(q, k, v):
    s = (q @ k.transpose(-1, -2)) / torch.sqrt(torch.tensor(q.shape[-1], dtype=q.dtype))
    return (s - torch.logsumexp(s, -1, keepdim=True)).exp() @ v
