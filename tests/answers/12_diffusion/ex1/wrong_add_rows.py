# hint: With as many examples as numbers
def share_left(betas):
    return torch.cat([torch.ones(1), torch.cumprod(1 - betas, dim=0)])


def add_noise(x, t, noise, alpha_bars):
    kept = alpha_bars[t]
    if x.ndim > 2:
        kept = kept.reshape(-1, *[1] * (x.ndim - 1))
    return kept.sqrt() * x + (1 - kept).sqrt() * noise
