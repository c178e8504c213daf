# hint: relu_derivative must return a tensor like z, one slope
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return 1.0 if z.sum() > 0 else 0.0
