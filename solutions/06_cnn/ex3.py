def to_batch(photos: list[np.ndarray]) -> torch.Tensor:
    """Make a batch (N, 3, H, W) in [0, 1] of photographs (H, W, 3)."""
    images = [torch.tensor(photo).permute(2, 0, 1) for photo in photos]
    return torch.stack(images) / 255
