def judge_points(points, centres, std):
    distance, which = torch.cdist(points, centres).min(dim=1)
    n, k = len(points), len(centres)
    hit, total = 0, 0
    for cloud in range(k):
        near = ((which == cloud) & (distance <= 3 * std)).sum().item()
        total += near
        hit += near >= n / k / 10
    return hit, total / n
