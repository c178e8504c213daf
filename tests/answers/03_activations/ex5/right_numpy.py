def sigmoid_twin(layers):
    twin = []
    for k, (w, b) in enumerate(layers):
        w, b = w.numpy().copy(), b.numpy().copy()
        if k > 0:
            b = b - w.sum(axis=1)
            w = 2 * w
        if k < len(layers) - 1:
            w, b = 2 * w, 2 * b
        twin.append((torch.from_numpy(w), torch.from_numpy(b)))
    return twin
