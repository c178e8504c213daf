from sklearn.preprocessing import MinMaxScaler, StandardScaler


def scaled(scaler, train, x):
    scaler.fit(train.double().numpy())
    return torch.tensor(scaler.transform(x.double().numpy())).float()


def min_max(train, x):
    return scaled(MinMaxScaler(), train, x)


def z_score(train, x):
    return scaled(StandardScaler(), train, x)
