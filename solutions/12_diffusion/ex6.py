def jump(
    x: torch.Tensor, predicted: torch.Tensor, now: torch.Tensor,
    then: torch.Tensor,
) -> torch.Tensor:
    """Examples with the noise of `then`, out of those with `now`."""
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return then.sqrt() * clean + (1 - then).sqrt() * predicted
