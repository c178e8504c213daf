# hint: but N went
def matmul(a, b):
    return (a[:, :, None] * b).sum(dim=0)
