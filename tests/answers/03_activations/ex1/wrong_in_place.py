# hint: You changed z itself
def relu(z):
    z[z < 0] = 0
    return z


def relu_slope(z):
    return (z > 0).to(z.dtype)
