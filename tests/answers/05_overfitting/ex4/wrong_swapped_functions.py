# hint: min_max: this is the z-score
def later(train, x):
    low, high = train.amin(dim=0), train.amax(dim=0)
    span = torch.where(high == low, 1.0, high - low)
    return (x - low) / span


def min_max(train, x):
    mean, std = train.mean(dim=0), train.std(dim=0, correction=0)
    std = torch.where(train.amax(dim=0) == train.amin(dim=0), 1.0, std)
    return (x - mean) / std


z_score = later


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
