# hint: That is b times a
def matmul(a, b):
    return (b[:, :, None] * a[None]).sum(1)
