# hint: In the denominator it is 1 + exp(-z)
def sigmoid_neuron(x, w, b):
    return 1 / (1 - torch.exp(-(x @ w + b)))
