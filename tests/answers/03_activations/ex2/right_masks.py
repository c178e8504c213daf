import torch


def leaky_relu(z, alpha):
    result = z.clone()
    result[z < 0] = alpha * z[z < 0]
    return result


def elu(z, alpha):
    result = z.clone()
    result[z <= 0] = alpha * (torch.exp(z[z <= 0]) - 1)
    return result
