# hint: Its sigmoid is missing
def sigmoid_neuron(x, w, b):
    return x @ w + b
