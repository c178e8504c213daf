def split_heads(x: torch.Tensor, heads: int) -> torch.Tensor:
    """Tokens (N, n, d) to (N, heads, n, d // heads)."""
    count, n, d = x.shape
    return x.reshape(count, n, heads, d // heads).transpose(1, 2)


def merge_heads(x: torch.Tensor) -> torch.Tensor:
    """Heads (N, heads, n, size) back to tokens (N, n, heads * size)."""
    return x.transpose(1, 2).flatten(start_dim=2)
