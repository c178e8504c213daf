# hint: One slip of the brackets
def sigmoid_neuron(x, w, b):
    return 1 / 1 + torch.exp(-(x @ w + b))
