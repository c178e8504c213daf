def perceptron(x, w, b):
    return (torch.mv(x, w) + b).ge(0).to(torch.int64)
