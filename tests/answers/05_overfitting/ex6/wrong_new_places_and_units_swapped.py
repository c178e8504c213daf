# hint: in your new places, and in their units
def move_each(images, matrices, shifts):
    n, _, height, width = images.shape
    down, right = torch.meshgrid(
        torch.arange(height) - (height - 1) / 2,
        torch.arange(width) - (width - 1) / 2,
        indexing="ij",
    )
    new = torch.stack([down, right], dim=-1).reshape(-1, 2)
    old = (new - shifts[:, None]) @ torch.linalg.inv(matrices).transpose(1, 2)
    grid = old * torch.tensor([2 / height, 2 / width])
    return F.grid_sample(images, grid.reshape(n, height, width, 2), align_corners=False)
