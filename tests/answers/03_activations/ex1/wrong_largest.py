# hint: One number for all
def relu(z):
    return z.max()


def relu_derivative(z):
    return (z > 0).to(z.dtype)
