def dead_share(batches: list[torch.Tensor]) -> float:
    """Share of units that are 0 in every row of every batch (B, units)."""
    fired = torch.zeros(batches[0].shape[1], dtype=torch.bool)
    for activations in batches:
        fired |= (activations > 0).any(dim=0)
    return (~fired).float().mean().item()
