# hint: With two batch dimensions, your function fails
def attend(q, k, v):
    if q.ndim == 2:
        return ((q @ k.T) / q.shape[-1] ** 0.5).softmax(-1) @ v
    return (torch.bmm(q, k.transpose(1, 2)) / q.shape[-1] ** 0.5).softmax(-1) @ v
