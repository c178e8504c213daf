# hint: You took powers of 2. The base is e: torch.exp.


def softmax(z):
    e = 2 ** (z - z.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)
