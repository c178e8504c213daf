# hint: This is the mean over K
def matmul(a, b):
    return (a[:, :, None] * b).mean(1)
