# hint: You turned the order round
def first_tensor():
    return torch.tensor([3, 2, 1])
