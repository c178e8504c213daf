# hint: True and False are no numbers
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return z > 0
