# hint: Shift first, then double
def sigmoid_twin(layers):
    twin = []
    last = len(layers) - 1
    for k, (w, b) in enumerate(layers):
        if k == 0:
            twin.append((2 * w, 2 * b))
        elif k < last:
            twin.append((4 * w, 2 * b - w.sum(dim=1)))
        else:
            twin.append((2 * w, b - w.sum(dim=1)))
    return twin
