# hint: You took absolute values. Softmax exponentiates.


def softmax(z):
    p = z.abs()
    return p / p.sum(dim=1, keepdim=True)
