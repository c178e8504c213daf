# hint: The formula takes the output
def measured_slopes(x, w, b, h):
    z = x @ w + b
    return z * (1 - z) * x, z * (1 - z)
