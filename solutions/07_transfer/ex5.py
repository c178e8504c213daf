def denoising_loss(
    model: nn.Module, clean: torch.Tensor, noise: float
) -> torch.Tensor:
    """Mean squared error of the denoised images."""
    noisy = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(noisy), clean)
