import copy


def sigmoid_twin(layers):
    new = copy.deepcopy(list(layers))
    new[0] = (new[0][0] * 2, new[0][1] * 2)
    for i in range(1, len(new) - 1):
        w, b = new[i]
        total = torch.stack([row.sum() for row in w])
        new[i] = (w * 4, (b - total) * 2)
    w, b = new[-1]
    new[-1] = (w * 2, b - w.sum(1, keepdim=True).squeeze(1))
    return new
