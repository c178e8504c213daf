# hint: relu must return a tensor like z. This is a list.


def relu(z):
    return [max(v, 0.0) for v in z.flatten().tolist()]


def relu_derivative(z):
    return (z > 0).to(z.dtype)
