# hint: that is the absolute value
def relu(z):
    return z.abs()


def relu_derivative(z):
    return (z > 0).to(z.dtype)
