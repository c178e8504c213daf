# hint: This is ReLU itself
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return relu(z)
