# hint: Accuracies
def deep_network():
    return initialize(mlp(nn.Tanh, 784, *[50] * 40, 10), gain=1.1)
