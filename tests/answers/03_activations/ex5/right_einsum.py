def sigmoid_twin(layers):
    twin = []
    last = len(layers) - 1
    for k, (w, b) in enumerate(layers):
        if k == 0:
            twin.append((2 * w, 2 * b))
        elif k < last:
            twin.append((4 * w, 2 * (b - torch.einsum("oi->o", w))))
        else:
            twin.append((2 * w, b - torch.einsum("oi->o", w)))
    return twin
