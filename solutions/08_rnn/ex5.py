def clip_gradients(
    gradients: list[torch.Tensor], largest: float
) -> list[torch.Tensor]:
    """Scale all gradients together to a total norm of at most largest."""
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    factor = largest / total if total > largest else 1.0
    return [factor * g for g in gradients]
