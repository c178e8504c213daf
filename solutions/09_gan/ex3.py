def generator_loss(
    discriminator: nn.Module, fake: torch.Tensor
) -> torch.Tensor:
    """Non-saturating loss of the generator; one number."""
    logits = discriminator(fake)
    wish = torch.ones_like(logits)
    return F.binary_cross_entropy_with_logits(logits, wish)
