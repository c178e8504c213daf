def flatten(images: torch.Tensor) -> torch.Tensor:
    """Turn images (N, C, H, W) into rows (N, C * H * W), one per image."""
    return images.reshape(len(images), -1)
