def train_digits(x, y):
    inputs = torch.cat([x, torch.ones(len(x), 1)], dim=1)
    weights = torch.zeros(785)
    total = torch.zeros(785)
    for _ in range(10):
        for row, label in zip(inputs, y):
            error = int(label) - int(row @ weights >= 0)
            if error:
                weights = weights + error * row
            total += weights
    total /= 10 * len(x)
    return total[:-1].clone(), total[-1].clone()
