def perceptron(x, w, b):
    outputs = []
    for row in x:
        z = sum(weight * value for weight, value in zip(w, row, strict=True)) + b
        outputs.append(1 if z >= 0 else 0)
    return torch.tensor(outputs)
