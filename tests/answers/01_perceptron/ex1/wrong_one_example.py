# hint: The shape should be (5,), but it is (5, 2)
def perceptron(x, w, b):
    return (x * w + b >= 0).long()
