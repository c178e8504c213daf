# hint: You doubled everything alike
def sigmoid_twin(layers):
    return [(2 * w, 2 * b) for w, b in layers]
