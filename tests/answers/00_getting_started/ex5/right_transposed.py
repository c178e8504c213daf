def matmul(a, b):
    return (a[:, None] * b.T).sum(-1)
