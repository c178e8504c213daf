def judge_points(points, centres, std):
    distance, which = torch.cdist(points, centres).min(dim=1)
    n, k = len(points), len(centres)
    table = F.one_hot(which, k)[distance <= 3 * std]
    due = n / k
    return [int((table.sum(dim=0) / due >= 0.1 - 1e-9).sum()), len(table) / n]
