def discriminator_loss(
    discriminator: nn.Module, real: torch.Tensor, fake: torch.Tensor
) -> torch.Tensor:
    """Cross-entropy of telling real (1) from fake (0); one number."""
    on_real = discriminator(real)
    on_fake = discriminator(fake.detach())
    cross_entropy = F.binary_cross_entropy_with_logits
    loss = cross_entropy(on_real, torch.ones_like(on_real))
    return loss + cross_entropy(on_fake, torch.zeros_like(on_fake))
