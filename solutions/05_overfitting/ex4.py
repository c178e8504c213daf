def min_max(train: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Scale x so that the features of train would go from 0 to 1."""
    low = train.amin(dim=0)
    span = train.amax(dim=0) - low
    span[span == 0] = 1
    return (x - low) / span


def z_score(train: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Scale x so that train would have mean 0 and deviation 1."""
    mean = train.mean(dim=0)
    same = train.amax(dim=0) == train.amin(dim=0)
    std = train.std(dim=0, correction=0)
    return (x - mean) / torch.where(same, 1.0, std)
