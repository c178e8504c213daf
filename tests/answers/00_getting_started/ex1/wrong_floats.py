# hint: Your numbers are floats
def first_tensor():
    return torch.Tensor([1, 2, 3])
