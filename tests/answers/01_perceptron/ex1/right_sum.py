def perceptron(x, w, b):
    return ((x * w).sum(dim=1) >= -b).long()
