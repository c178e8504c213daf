# hint: Leaky ReLU: you changed z itself
import torch


def leaky_relu(z, alpha):
    z[z < 0] *= alpha
    return z


def elu(z, alpha):
    return torch.where(z > 0, z, alpha * torch.expm1(z.clamp(max=0)))
