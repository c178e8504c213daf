# hint: they are a list
def perceptron(x, w, b):
    return [int(row @ w + b >= 0) for row in x]
