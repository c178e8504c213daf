# hint: Nothing was ever added
def matmul(a, b):
    return torch.zeros(len(a), b.shape[1])
