def relu(z):
    return z * (z > 0)


def relu_derivative(z):
    slope = z.clone()
    slope[z <= 0] = 0
    slope[z > 0] = 1
    return slope
