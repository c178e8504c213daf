from sklearn.preprocessing import MinMaxScaler, StandardScaler


def scaled(scaler, train, x):
    scaler.fit(train.double().numpy())
    return torch.tensor(scaler.transform(x.double().numpy())).float()


def min_max(train, x):
    return scaled(MinMaxScaler(), train, x)


def z_score(train, x):
    return scaled(StandardScaler(), train, x)


def robust(train, x, limit):
    low, middle, high = train.quantile(torch.tensor([0.25, 0.5, 0.75]), dim=0)
    span = high - low
    span = torch.where(span == 0, torch.ones_like(span), span)
    return torch.clamp((x - middle) / span, -limit, limit)
