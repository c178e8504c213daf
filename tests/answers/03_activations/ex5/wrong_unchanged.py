# hint: These are the old weights
def sigmoid_twin(layers):
    return [(w.clone(), b.clone()) for w, b in layers]
