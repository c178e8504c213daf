# hint: This is one number
def matmul(a, b):
    return (a[:, :, None] * b).sum()
