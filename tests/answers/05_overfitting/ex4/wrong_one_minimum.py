# hint: min_max: one minimum and maximum for all
def min_max(train, x):
    return (x - train.min()) / (train.max() - train.min())


def z_score(train, x):
    mean, std = train.mean(dim=0), train.std(dim=0, correction=0)
    std = torch.where(train.amax(dim=0) == train.amin(dim=0), 1.0, std)
    return (x - mean) / std
