# hint: True and False are right
def perceptron(x, w, b):
    return x @ w + b >= 0
