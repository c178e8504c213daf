# hint: squared distance
def judge_points(points, centres, std):
    squares = ((points[:, None] - centres) ** 2).sum(dim=-1)
    least, which = squares.min(dim=1)
    counts = torch.bincount(which[least <= 3 * std], minlength=len(centres))
    hit = (counts >= len(points) / len(centres) / 10).sum().item()
    return hit, counts.sum().item() / len(points)
