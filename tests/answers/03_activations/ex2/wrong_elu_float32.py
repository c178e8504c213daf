# hint: ELU: z came with 64-bit floats, your result is
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z)


def elu(z, alpha):
    return (z.clamp(min=0) + alpha * torch.expm1(z.clamp(max=0))).float()
