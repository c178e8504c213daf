def leaky_relu(z, alpha):
    return (1 + alpha) / 2 * z + (1 - alpha) / 2 * z.abs()


def elu(z, alpha):
    neg = (z - z.abs()) / 2
    return z - neg + alpha * (neg.exp() - 1)
