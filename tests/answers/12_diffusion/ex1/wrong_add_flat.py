# hint: One number for each example, (N,), must stand beside x
def share_left(betas):
    return torch.cat([torch.ones(1), torch.cumprod(1 - betas, dim=0)])


def add_noise(x, t, noise, alpha_bars):
    kept = alpha_bars[t]
    return kept.sqrt() * x + (1 - kept).sqrt() * noise
