def conv_parameters(
    channels: int, filters: int, size: int, bias: bool = True
) -> int:
    """Parameters of a convolution with filters of size x size."""
    weights = filters * channels * size * size
    return weights + filters if bias else weights


def dense_parameters(
    before: tuple[int, int, int], after: tuple[int, int, int]
) -> int:
    """Parameters of a linear layer between two volumes (C, H, W)."""
    return math.prod(before) * math.prod(after) + math.prod(after)
