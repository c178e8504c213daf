# hint: (any)
def matmul(a, b):
    c = torch.zeros_like(a)
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            c[i, j] = (a[i] * b[:, j]).sum()
    return c
