def judge_points(points, centres, std):
    points, centres = points.numpy(), centres.numpy()
    gap = np.linalg.norm(points[:, None] - centres[None], axis=2)
    which = gap.argmin(axis=1)
    near = gap.min(axis=1) <= 3 * std
    counts = np.array([(near & (which == i)).sum() for i in range(len(centres))])
    return int((counts >= 0.1 * len(points) / len(centres)).sum()), near.mean()
