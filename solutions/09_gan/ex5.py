def judge_points(
    points: torch.Tensor, centres: torch.Tensor, std: float
) -> tuple[int, float]:
    """How many clouds are hit, and the share of points near one."""
    distance, which = torch.cdist(points, centres).min(dim=1)
    near = which[distance <= 3 * std]
    counts = torch.bincount(near, minlength=len(centres))
    hit = (counts >= len(points) / len(centres) / 10).sum().item()
    return hit, len(near) / len(points)
