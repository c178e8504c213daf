def move_each(images, matrices, shifts):
    n, _, height, width = images.shape
    ys, xs = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    q = torch.stack([xs - (width - 1) / 2, ys - (height - 1) / 2]).reshape(1, 2, -1)
    p = torch.linalg.solve(matrices, q - shifts[:, :, None])
    x, y = p[:, 0] / (width / 2), p[:, 1] / (height / 2)
    grid = torch.stack([x, y], dim=-1).view(n, height, width, 2)
    return F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
