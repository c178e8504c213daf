def perceptron(x, w, b):
    return torch.where((x * w).sum(dim=1) + b < 0, 0, 1)
