# hint: they are float64
def matmul(a, b):
    return (a.double()[:, :, None] * b).sum(1)
