# hint: but M went
def matmul(a, b):
    return (a[:, :, None] * b).sum(dim=2)
