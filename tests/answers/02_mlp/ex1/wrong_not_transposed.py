# hint: A neuron is a ROW of W
def linear(x, weight, bias):
    return x @ weight + bias
