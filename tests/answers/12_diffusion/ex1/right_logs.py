def share_left(betas):
    logs = torch.log(1 - betas).cumsum(0)
    return F.pad(logs, (1, 0)).exp()


def add_noise(x, t, noise, alpha_bars):
    keep = alpha_bars[t]
    while keep.ndim < x.ndim:
        keep = keep.unsqueeze(-1)
    return torch.sqrt(keep) * x + torch.sqrt(1 - keep) * noise
