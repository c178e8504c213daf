# hint: Leaky ReLU: autograd cannot get through
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z).detach()


def elu(z, alpha):
    return torch.where(z > 0, z, alpha * torch.expm1(z.clamp(max=0)))
