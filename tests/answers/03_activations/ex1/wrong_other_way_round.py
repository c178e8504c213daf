# hint: the other way round
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return (z < 0).to(z.dtype)
