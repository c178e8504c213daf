# hint: your table of zeros holds int64
def matmul(a, b):
    c = torch.zeros(a.shape[0], b.shape[1], dtype=torch.int64)
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            c[i, j] = (a[i] * b[:, j]).sum()
    return c
