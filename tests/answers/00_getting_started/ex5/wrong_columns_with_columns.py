# hint: (any)
def matmul(a, b):
    return torch.stack([(a.T[:, :, None] * b)[i].sum(0) for i in range(3)])
