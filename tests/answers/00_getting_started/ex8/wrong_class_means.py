# hint: 73 % is the goal
def name_clothes(images, known, labels):
    means = torch.stack(
        [known[labels == k].mean(0) if (labels == k).any() else known[0] * 0 for k in range(10)]
    )
    return torch.cdist(images, means).argmin(1)
