def output_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0
) -> int:
    """Width of the map that a convolution gives, as PyTorch counts it."""
    return (size - kernel + 2 * padding) // stride + 1
