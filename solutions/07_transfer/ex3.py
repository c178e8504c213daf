def draw_codes(mean: torch.Tensor, log_var: torch.Tensor) -> torch.Tensor:
    """One code for each row, drawn around its mean; (N, C)."""
    sigma = torch.exp(log_var / 2)
    return mean + sigma * torch.randn_like(mean)


def kl_loss(mean: torch.Tensor, log_var: torch.Tensor) -> torch.Tensor:
    """How far codes are from N(0, 1): sum over a code, mean over images."""
    each = (mean**2 + log_var.exp() - 1 - log_var) / 2
    return each.sum(dim=1).mean()
