def noise_loss(
    model: nn.Module, x: torch.Tensor, alpha_bars: torch.Tensor
) -> torch.Tensor:
    """Mean squared error of the predicted noise; one number."""
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    x_t = diffusion.add_noise(x, t, noise, alpha_bars)
    return F.mse_loss(model(x_t, t), noise)
