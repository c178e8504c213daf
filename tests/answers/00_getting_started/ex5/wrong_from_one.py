# hint: The first product of each sum is missing
def matmul(a, b):
    c = torch.zeros(a.shape[0], b.shape[1])
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            for k in range(1, a.shape[1]):
                c[i, j] += a[i, k] * b[k, j]
    return c
