# hint: Your silent neuron says -1
def perceptron(x, w, b):
    return torch.where(x @ w + b >= 0, 1, -1)
