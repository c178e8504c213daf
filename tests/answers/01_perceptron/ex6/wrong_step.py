# hint: this is still the step
def sigmoid_neuron(x, w, b):
    return (x @ w + b >= 0).float()


def sigmoid_slope(z):
    a = torch.sigmoid(z)
    return a * (1 - a)


def finite_difference(f, z, h):
    return (f(z + h) - f(z - h)) / (2 * h)
