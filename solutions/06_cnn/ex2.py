def convolve(
    x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor,
    stride: int = 1, padding: int = 0,
) -> torch.Tensor:
    """Slide filters (O, C, K, L) over images (N, C, H, W)."""
    x = F.pad(x, (padding, padding, padding, padding))
    height, width = weight.shape[2:]
    rows = (x.shape[2] - height) // stride + 1
    columns = (x.shape[3] - width) // stride + 1
    y = x.new_empty(len(x), len(weight), rows, columns)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[:, :, top:top + height, left:left + width]
            y[:, :, i, j] = window.flatten(1) @ weight.flatten(1).T + bias
    return y
