# hint: belongs to the nearest one only
def judge_points(points: torch.Tensor, centres: torch.Tensor, std: float) -> tuple[int, float]:
    """How many clouds are hit, and the share of points near one."""
    close = torch.cdist(points, centres) <= 3 * std
    counts = close.sum(dim=0)
    hit = (10 * len(centres) * counts >= len(points)).sum()
    return hit.item(), close.any(dim=1).double().mean().item()
