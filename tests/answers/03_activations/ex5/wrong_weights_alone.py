# hint: is not a pair
def sigmoid_twin(layers):
    return [2 * w for w, b in layers]
