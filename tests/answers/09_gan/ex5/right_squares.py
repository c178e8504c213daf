def judge_points(points, centres, std):
    squares = ((points[:, None] - centres) ** 2).sum(dim=-1)
    least, which = squares.min(dim=1)
    near = least <= 9 * std**2
    counts = torch.zeros(len(centres))
    counts.index_add_(0, which, near.float())
    hit = (counts >= len(points) / (10 * len(centres))).sum().item()
    return hit, near.double().mean().item()
