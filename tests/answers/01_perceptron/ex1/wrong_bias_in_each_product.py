# hint: The bias counts once for each input
def perceptron(x, w, b):
    return ((x * w + b).sum(dim=1) >= 0).long()
