# hint: You fire when the evidence is too small
def perceptron(x, w, b):
    return (x @ w + b <= 0).long()
