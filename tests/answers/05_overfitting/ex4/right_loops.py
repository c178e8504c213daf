def min_max(train, x):
    columns = []
    for a, b in zip(train.T, x.T):
        span = a.max() - a.min()
        columns.append((b - a.min()) / (span if span > 0 else 1.0))
    return torch.stack(columns, dim=1)


def z_score(train, x):
    columns = []
    for a, b in zip(train.T, x.T):
        mean = a.sum() / len(a)
        std = ((a - mean) ** 2).mean().sqrt()
        if a.max() == a.min():
            std = torch.tensor(1.0)
        columns.append((b - mean) / std)
    return torch.stack(columns, dim=1)


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
