# hint: this is tanh
def sigmoid_neuron(x, w, b):
    return torch.tanh(x @ w + b)
