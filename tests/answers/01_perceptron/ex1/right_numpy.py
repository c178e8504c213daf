def perceptron(x, w, b):
    return torch.from_numpy((x.numpy() @ w.numpy() + b.numpy() >= 0).astype("int64"))
