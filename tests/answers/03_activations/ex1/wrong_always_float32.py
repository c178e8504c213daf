# hint: your slope has 32
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return (z > 0).float()
