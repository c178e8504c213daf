def scale(x, center, size):
    size = size.clone()
    size[size == 0] = 1
    return (x - center) / size


def min_max(train, x):
    return scale(x, train.amin(0), train.amax(0) - train.amin(0))


def z_score(train, x):
    return scale(x, train.mean(0), train.std(0, unbiased=False))


def robust(train, x, limit):
    low = torch.quantile(train, 0.25, dim=0)
    high = torch.quantile(train, 0.75, dim=0)
    y = scale(x, torch.quantile(train, 0.5, dim=0), high - low)
    y[y > limit] = limit
    y[y < -limit] = -limit
    return y
