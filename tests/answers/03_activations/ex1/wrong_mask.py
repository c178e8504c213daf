# hint: True and False only say which numbers are positive
def relu(z):
    return z > 0


def relu_derivative(z):
    return (z > 0).to(z.dtype)
