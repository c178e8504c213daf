def perceptron(x, w, b):
    return torch.where(torch.einsum("ni,i->n", x, w) + b < 0, 0, 1)
