def sigmoid_twin(layers):
    twin = []
    last = len(layers) - 1
    for k, (w, b) in enumerate(layers):
        if k == 0:
            twin.append((2 * w, 2 * b))
        elif k < last:
            twin.append((4 * w, 2 * b - 2 * w @ torch.ones(w.shape[1], dtype=w.dtype)))
        else:
            twin.append((2 * w, b - w @ torch.ones(w.shape[1], dtype=w.dtype)))
    return twin
