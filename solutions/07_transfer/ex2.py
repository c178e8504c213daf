def transposed_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0,
    output_padding: int = 0,
) -> int:
    """Return how many pixels a transposed convolution makes of size."""
    return (size - 1) * stride - 2 * padding + kernel + output_padding
