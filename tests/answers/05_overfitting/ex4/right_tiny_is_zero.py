def min_max(train, x):
    low = train.min(dim=0).values
    span = train.max(dim=0).values - low
    return (x - low) / (span + (span == 0))


def z_score(train, x):
    std = train.var(dim=0, correction=0).sqrt()
    return (x - train.mean(dim=0)) / torch.where(std < 1e-6, torch.ones(()), std)


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
