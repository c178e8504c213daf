# hint: this is tanh
def sigmoid_neuron(x, w, b):
    return torch.tanh(x @ w + b)


def sigmoid_slope(z):
    a = torch.sigmoid(z)
    return a * (1 - a)


def finite_difference(f, z, h):
    return (f(z + h) - f(z - h)) / (2 * h)
