def sigmoid_neuron(x, w, b):
    z = (x * w).sum(dim=1) + b
    return 0.5 * (1 + torch.tanh(z / 2))
