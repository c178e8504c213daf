# hint: You divided by N, too
def gram_matrices(maps: torch.Tensor) -> torch.Tensor:
    """Gram matrix (C, C) of each image's maps; (N, C, H, W) to (N, C, C)."""
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return torch.bmm(rows, rows.transpose(1, 2)) / (n * h * w)
