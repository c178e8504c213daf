def slerp(a, b, steps):
    return gan.interpolate(a, b, steps)
