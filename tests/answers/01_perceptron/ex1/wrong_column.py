# hint: one column too many
def perceptron(x, w, b):
    return (x @ w[:, None] + b >= 0).long()
