def matmul(a, b):
    return sum(a[:, k, None] * b[k] for k in range(len(b)))
