# hint: you added up along the examples
def perceptron(x, w, b):
    return ((x * w).sum(dim=0) + b >= 0).long()
