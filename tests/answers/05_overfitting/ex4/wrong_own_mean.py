# hint: z_score: these are the mean and deviation of x
def min_max(train, x):
    low, high = train.amin(dim=0), train.amax(dim=0)
    span = torch.where(high == low, 1.0, high - low)
    return (x - low) / span


def z_score(train, x):
    return (x - x.mean(0)) / x.std(0, correction=0)


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
