# hint: layers, your twin
def sigmoid_twin(layers):
    (w, b), *_, (v, c) = layers
    return [(2 * w, 2 * b), (2 * v, c - v.sum(dim=1))]
