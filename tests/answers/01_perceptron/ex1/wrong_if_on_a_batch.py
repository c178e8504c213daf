# hint: Boolean value of Tensor
def perceptron(x, w, b):
    return 1 if x @ w + b >= 0 else 0
