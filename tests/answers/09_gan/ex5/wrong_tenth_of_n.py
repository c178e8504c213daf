# hint: You compare with a tenth of N
def judge_points(points, centres, std):
    distance, which = torch.cdist(points, centres).min(dim=1)
    n, k = len(points), len(centres)
    counts = torch.bincount(which[distance <= 3 * std], minlength=k)
    hit = (counts >= n / k / 10).sum().item()
    near = counts.sum().item() / n
    return (counts >= n / 10).sum().item(), near
