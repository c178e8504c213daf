# hint: You returned a Python tuple
def first_tensor():
    return torch.tensor(1), torch.tensor(2), torch.tensor(3)
