# hint: The colour photograph is a stack of three tables
def first_tensor():
    return torch.tensor([1, 2, 2])
