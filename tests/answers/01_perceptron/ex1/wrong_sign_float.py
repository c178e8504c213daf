# hint: This is the sign of z
def perceptron(x, w, b):
    return torch.sign(x @ w + b)
