# hint: Return a list of pairs
def sigmoid_twin(layers):
    def network(x):
        for w, b in layers[:-1]:
            x = 2 * torch.sigmoid(2 * (x @ w.T + b)) - 1
        return x @ layers[-1][0].T + layers[-1][1]

    return network
