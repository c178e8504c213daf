# hint: The first z is exactly 0
def perceptron(x, w, b):
    return torch.sigmoid(x @ w + b).round().long()
