# hint: This is only the first example
def perceptron(x, w, b):
    out = []
    for row in x:
        out.append(int(row @ w + b >= 0))
        return torch.tensor(out)
