def attend(q, k, v):
    q = q / math.sqrt(q.shape[-1])
    return torch.softmax(q @ k.swapaxes(-1, -2), dim=-1) @ v
