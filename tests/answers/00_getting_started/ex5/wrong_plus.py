# hint: You added a and b where
def matmul(a, b):
    return (a[:, :, None] + b).sum(1)
