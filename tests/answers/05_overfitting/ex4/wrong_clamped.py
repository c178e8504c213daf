# hint: min_max: you cut off at 0 and 1
def min_max(train, x):
    low = train.amin(dim=0)
    high = train.amax(dim=0)
    same = high == low
    return ((x - low) / torch.where(same, 1.0, high - low)).clamp(0, 1)


def z_score(train, x):
    mean, std = train.mean(dim=0), train.std(dim=0, correction=0)
    std = torch.where(train.amax(dim=0) == train.amin(dim=0), 1.0, std)
    return (x - mean) / std


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
