# hint: you changed z itself
def relu(z):
    z[z < 0] = 0
    return z


def relu_derivative(z):
    return (z > 0).to(z.dtype)
