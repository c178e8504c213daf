# hint: the shape with them
def relu(z):
    return z[z > 0]


def relu_derivative(z):
    return (z > 0).to(z.dtype)
