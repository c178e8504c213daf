def shift_each(images: torch.Tensor, shifts: torch.Tensor) -> torch.Tensor:
    """Shift each image (N, 1, H, W) by its own (right, down) pixels."""
    moved = []
    for image, (right, down) in zip(images, shifts.tolist()):
        # Pads with 0 where a number is positive, cuts off where negative.
        moved.append(F.pad(image, (right, -right, down, -down)))
    return torch.stack(moved)
