# hint: The result lies on its side
def matmul(a, b):
    return (a[:, :, None] * b).sum(dim=1).T
