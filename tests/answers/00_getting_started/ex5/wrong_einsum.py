# hint: Do without torch.matmul
def matmul(a, b):
    return torch.einsum("ik,kj->ij", a, b)
