# hint: you divided 0 by 0
def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return relu(z) / z
