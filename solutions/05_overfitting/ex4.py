def min_max(train: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Scale x so that the features of train would go from 0 to 1."""
    low = train.amin(dim=0)
    span = train.amax(dim=0) - low
    return (x - low) / torch.where(span == 0, 1.0, span)


def z_score(train: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Scale x so that train would have mean 0 and deviation 1."""
    std = train.std(dim=0, correction=0)
    return (x - train.mean(dim=0)) / torch.where(std == 0, 1.0, std)


def robust(
    train: torch.Tensor, x: torch.Tensor, limit: float
) -> torch.Tensor:
    """Scale x by the median and the IQR of train, then clip it."""
    low, middle, high = (train.quantile(q, dim=0) for q in (0.25, 0.5, 0.75))
    span = high - low
    scaled = (x - middle) / torch.where(span == 0, 1.0, span)
    return scaled.clamp(-limit, limit)
