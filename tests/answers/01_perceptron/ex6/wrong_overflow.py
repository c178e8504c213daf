# hint: infinity / infinity
def sigmoid_neuron(x, w, b):
    z = x @ w + b
    return torch.exp(z) / (1 + torch.exp(z))
