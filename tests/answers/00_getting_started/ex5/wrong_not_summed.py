# hint: All products are there
def matmul(a, b):
    return a[:, :, None] * b[None, :, :]
