def matmul(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Multiply the matrices a (N, K) and b (K, M); returns (N, M)."""
    products = a[:, :, None] * b[None, :, :]  # (N, K, M)
    return products.sum(dim=1)
