def max_pool(x: torch.Tensor, size: int, stride: int) -> torch.Tensor:
    """Largest number of each window of each channel of x (N, C, H, W)."""
    rows = (x.shape[2] - size) // stride + 1
    columns = (x.shape[3] - size) // stride + 1
    y = x.new_empty(*x.shape[:2], rows, columns)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[:, :, top:top + size, left:left + size]
            y[:, :, i, j] = window.amax(dim=(2, 3))
    return y
