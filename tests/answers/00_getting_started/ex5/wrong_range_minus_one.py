# hint: The last product of each sum is missing
def matmul(a, b):
    c = torch.zeros(a.shape[0], b.shape[1])
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            for k in range(a.shape[1] - 1):
                c[i, j] += a[i, k] * b[k, j]
    return c
