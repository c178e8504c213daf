# hint: You changed the tensors
def sigmoid_twin(layers):
    for k, (w, b) in enumerate(layers):
        if k > 0:
            b -= w.sum(dim=1)
            w *= 2
        if k < len(layers) - 1:
            w *= 2
            b *= 2
    return layers
