# hint: not within one
def judge_points(points, centres, std):
    distance, which = torch.cdist(points, centres).min(dim=1)
    n, k = len(points), len(centres)
    counts = torch.bincount(which[distance <= std], minlength=k)
    hit = (counts >= n / k / 10).sum().item()
    near = counts.sum().item() / n
    return hit, near
