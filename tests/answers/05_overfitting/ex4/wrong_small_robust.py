# hint: robust: an IQR below 1
def min_max(train, x):
    low = train.amin(dim=0)
    span = train.amax(dim=0) - low
    return (x - low) / torch.where(span == 0, 1.0, span)


def z_score(train, x):
    std = train.std(dim=0, correction=0)
    return (x - train.mean(dim=0)) / torch.where(std == 0, 1.0, std)


def robust(train, x, limit):
    low, mid, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    return ((x - mid) / span.clamp(min=1)).clamp(-limit, limit)
