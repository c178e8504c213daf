import torch


def draw_codes(mean, log_var):
    return torch.addcmul(mean, torch.exp(0.5 * log_var), torch.randn_like(log_var))


def kl_loss(mean, log_var):
    return 0.5 * (mean.square() + torch.expm1(log_var) - log_var).sum() / mean.shape[0]
