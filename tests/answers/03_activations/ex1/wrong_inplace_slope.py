# hint: relu_derivative: you changed z itself: return a new
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z
