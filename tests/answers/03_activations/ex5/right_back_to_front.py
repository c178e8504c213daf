def sigmoid_twin(layers):
    twin = [(w.clone(), b.clone()) for w, b in layers]
    for k in range(len(twin) - 1, -1, -1):
        w, b = twin[k]
        if k != 0:
            b -= w.sum(dim=-1)
            w *= 2
        if k != len(twin) - 1:
            w *= 2
            b *= 2
    return twin
