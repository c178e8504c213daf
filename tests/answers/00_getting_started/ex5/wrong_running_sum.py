# hint: The running sum is never set back
def matmul(a, b):
    c = torch.zeros(a.shape[0], b.shape[1])
    total = 0
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            for k in range(a.shape[1]):
                total += a[i, k] * b[k, j]
            c[i, j] = total
    return c
