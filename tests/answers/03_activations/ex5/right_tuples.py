def sigmoid_twin(layers):
    weights = [w for w, b in layers]
    biases = [b for w, b in layers]
    shifted = [b - w.sum(1) for w, b in layers]
    shifted[0] = biases[0]
    weights = [weights[0]] + [2 * w for w in weights[1:]]
    hidden = [(2 * w, 2 * b) for w, b in zip(weights[:-1], shifted[:-1])]
    return hidden + [(weights[-1], shifted[-1])]
