# hint: You left the bias out
def perceptron(x, w, b):
    return (x @ w >= 0).long()
