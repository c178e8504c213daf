import torch


def draw_codes(mean, log_var):
    return mean + torch.exp(log_var / 2) * torch.randn_like(mean)


def kl_loss(mean, log_var):
    sigma = torch.exp(log_var / 2)
    return (mean**2 + sigma**2 - 1 - 2 * sigma.log()).mean(dim=0).sum() / 2
