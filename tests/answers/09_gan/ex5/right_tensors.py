def judge_points(points, centres, std):
    distance, which = torch.cdist(points, centres).min(dim=1)
    n, k = len(points), len(centres)
    counts = torch.bincount(which[distance <= 3 * std], minlength=k)
    return (counts * 10 * k >= n).sum(), counts.sum() / n
