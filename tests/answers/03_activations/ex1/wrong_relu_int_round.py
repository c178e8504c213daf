# hint: You made whole numbers: the result has the dtype of
def relu(z):
    return z.clamp(min=0).long()


def relu_derivative(z):
    return (z > 0).to(z.dtype)
