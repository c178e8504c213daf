import torch


def draw_codes(mean, log_var):
    variance = log_var.exp()
    eps = torch.randn(*mean.shape)
    return mean + eps * variance.sqrt()


def kl_loss(mean, log_var):
    return ((mean**2 + log_var.exp() - 1 - log_var) / 2).sum(dim=1).mean()
