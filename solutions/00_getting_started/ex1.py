def first_tensor() -> torch.Tensor:
    """Return a tensor of shape (3,) which holds the whole numbers 1, 2, 3."""
    return torch.tensor([1, 2, 3])
