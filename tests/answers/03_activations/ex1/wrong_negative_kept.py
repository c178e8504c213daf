# hint: You kept the negative numbers
def relu(z):
    return z.clamp(max=0)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
