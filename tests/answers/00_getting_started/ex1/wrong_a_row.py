# hint: so three numbers in one row
def first_tensor():
    return torch.tensor([[1, 2, 3]])
