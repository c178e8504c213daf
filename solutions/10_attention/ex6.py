def encoder_block(x: torch.Tensor, norm1, attention, norm2, mlp):
    """Tokens (N, n, d) after one block of a pre-norm encoder."""
    x = x + attention(norm1(x))
    return x + mlp(norm2(x))
