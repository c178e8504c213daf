# hint: At z = 0 we take the slope 0: compare
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return (z >= 0).to(z.dtype)
