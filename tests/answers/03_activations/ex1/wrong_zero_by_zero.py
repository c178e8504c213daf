# hint: you divided 0 by 0
def relu(z):
    return z.clamp(min=0)


def relu_slope(z):
    return relu(z) / z
