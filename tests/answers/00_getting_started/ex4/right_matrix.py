def centre(x):
    return x - torch.full((1, len(x)), 1 / len(x)) @ x
