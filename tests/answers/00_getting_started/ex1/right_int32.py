def first_tensor():
    return torch.tensor([1, 2, 3], dtype=torch.int32)
