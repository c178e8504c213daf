# hint: Two units are mixed
def move_each(images, matrices, shifts):
    n, _, height, width = images.shape
    y, x = torch.linspace(-1, 1, height), torch.linspace(-1, 1, width)
    new = torch.cartesian_prod(y, x).flip(1)
    back = torch.linalg.inv(matrices)
    grid = (new - shifts[:, None]) @ back.transpose(1, 2)
    return F.grid_sample(images, grid.reshape(n, height, width, 2), align_corners=False)
