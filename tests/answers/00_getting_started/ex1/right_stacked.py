def first_tensor():
    return torch.stack([torch.tensor(k) for k in (1, 2, 3)])
