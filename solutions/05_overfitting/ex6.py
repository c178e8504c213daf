def move_each(
    images: torch.Tensor, matrices: torch.Tensor, shifts: torch.Tensor
) -> torch.Tensor:
    """Move image k by p -> A_k p + s_k, in pixels from its centre."""
    n, _, height, width = images.shape
    y = torch.arange(height) - (height - 1) / 2
    x = torch.arange(width) - (width - 1) / 2
    new = torch.cartesian_prod(y, x).flip(1)  # (H * W, 2) as (x, y)
    back = torch.linalg.inv(matrices)
    old = (new - shifts[:, None]) @ back.transpose(1, 2)
    grid = old * torch.tensor([2 / width, 2 / height])
    return F.grid_sample(
        images, grid.reshape(n, height, width, 2), align_corners=False)
