def gram_matrices(maps: torch.Tensor) -> torch.Tensor:
    """Gram matrix (C, C) of each image's maps; (N, C, H, W) to (N, C, C)."""
    rows = maps.flatten(start_dim=2)
    return rows @ rows.transpose(1, 2) / rows.shape[2]
