# hint: You returned None
def perceptron(x, w, b):
    (x @ w + b >= 0).long()
