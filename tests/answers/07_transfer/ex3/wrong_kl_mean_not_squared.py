# hint: kl_loss: the mean is not squared
import torch


def draw_codes(mean, log_var):
    return mean + torch.exp(log_var / 2) * torch.randn_like(mean)


def kl_loss(mean, log_var):
    return ((mean + log_var.exp() - 1 - log_var) / 2).sum(dim=1).mean()
