# hint: Without a batch dimension, your function fails
def attend(q, k, v):
    s = torch.bmm(q, k.transpose(1, 2)) / math.sqrt(q.shape[-1])
    return torch.bmm(s.softmax(-1), v)
