# hint: counts once
def judge_points(points, centres, std):
    near = torch.cdist(points, centres) <= 3 * std
    counts = near.sum(dim=0)
    due = len(points) / len(centres) / 10
    return (counts >= due).sum().item(), counts.sum().item() / len(points)
