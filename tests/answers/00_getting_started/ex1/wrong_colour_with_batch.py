# hint: you counted an axis too many
def first_tensor():
    return torch.tensor([1, 2, 4])
