# hint: nothing is cut off above
def relu(z):
    return z.clamp(0, 1)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
