# hint: kl_loss: only the squared mean is halved
import torch


def draw_codes(mean, log_var):
    return mean + torch.exp(log_var / 2) * torch.randn_like(mean)


def kl_loss(mean, log_var):
    return (mean**2 / 2 + log_var.exp() - 1 - log_var).sum(dim=1).mean()
