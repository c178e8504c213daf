# hint: This is the square root of what
def share_left(betas):
    left = torch.cat([torch.ones(1), torch.cumprod(1 - betas, dim=0)])
    return left.sqrt()


def add_noise(x, t, noise, alpha_bars):
    kept = alpha_bars[t].reshape(-1, *[1] * (x.ndim - 1))
    return kept.sqrt() * x + (1 - kept).sqrt() * noise
