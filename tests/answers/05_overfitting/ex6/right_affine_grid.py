def move_each(images, matrices, shifts):
    n, _, height, width = images.shape
    back = torch.linalg.inv(matrices)
    half = torch.tensor([width / 2, height / 2])
    theta = torch.zeros(n, 2, 3)
    theta[:, :, :2] = back * half[None, None, :] / half[None, :, None]
    theta[:, :, 2] = -(back @ shifts[:, :, None])[:, :, 0] / half
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, align_corners=False)
