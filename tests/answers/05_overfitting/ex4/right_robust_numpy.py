import numpy as np


def min_max(train, x):
    low = train.min(dim=0).values
    span = train.max(dim=0).values - low
    return (x - low) / torch.where(span == 0, 1.0, span)


def z_score(train, x):
    std = train.std(dim=0, correction=0)
    return (x - train.mean(dim=0)) / torch.where(std == 0, 1.0, std)


def robust(train, x, limit):
    a = train.numpy()
    low, mid, high = np.percentile(a, [25, 50, 75], axis=0)
    span = np.where(high == low, 1, high - low)
    y = np.minimum(np.maximum((x.numpy() - mid) / span, -limit), limit)
    return torch.from_numpy(y.astype(np.float32))
