# hint: relu: you changed z itself: return a new tensor.
def relu(z):
    return z.clamp_(min=0)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
