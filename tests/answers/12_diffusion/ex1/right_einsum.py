def share_left(betas):
    return torch.cat([torch.ones(1), torch.cumprod(1 - betas, dim=0)])


def add_noise(x, t, noise, alpha_bars):
    keep = alpha_bars.index_select(0, t)
    return torch.einsum("n...,n->n...", x, keep.sqrt()) + torch.einsum(
        "n...,n->n...", noise, (1 - keep).sqrt()
    )
