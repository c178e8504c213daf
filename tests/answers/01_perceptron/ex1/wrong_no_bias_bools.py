# hint: And some of them are wrong
def perceptron(x, w, b):
    return x @ w > 0
