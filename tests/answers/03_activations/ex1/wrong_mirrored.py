# hint: The negative numbers went up
def relu(z):
    return (-z).clamp(min=0)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
