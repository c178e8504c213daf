def name_clothes(
    images: torch.Tensor, known: torch.Tensor, labels: torch.Tensor
) -> torch.Tensor:
    """Guess the class of each image (N, 196) from known ones (M, 196)."""
    squares = (known**2).sum(dim=1)
    # |a|^2 is the same for all known images, so it may be left out.
    distances = squares - 2 * images @ known.T
    return labels[distances.argmin(dim=1)]
