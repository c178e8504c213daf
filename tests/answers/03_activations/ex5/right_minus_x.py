def sigmoid_twin(layers):
    twin = []
    last = len(layers) - 1
    for k, (w, b) in enumerate(layers):
        if k == 0:
            twin.append((-2 * w, -2 * b))
        elif k < last:
            twin.append((-4 * w, 2 * b + 2 * w.sum(1)))
        else:
            twin.append((-2 * w, b + w.sum(1)))
    fixed = []
    for k, (w, b) in enumerate(twin):  # s(-z) = 1 - s(z), put back
        fixed.append((-w, b if k else -b))
    return [(2 * layers[0][0], 2 * layers[0][1])] + [
        (w, 2 * (o[1] - o[0].sum(1)) if k < last else o[1] - o[0].sum(1))
        for k, ((w, b), o) in enumerate(zip(fixed, layers))
        if k > 0
    ]
