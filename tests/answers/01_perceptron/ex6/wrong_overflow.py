# hint: infinity / infinity
def sigmoid_neuron(x, w, b):
    z = x @ w + b
    return torch.exp(z) / (1 + torch.exp(z))


def sigmoid_slope(z):
    a = torch.sigmoid(z)
    return a * (1 - a)


def finite_difference(f, z, h):
    return (f(z + h) - f(z - h)) / (2 * h)
