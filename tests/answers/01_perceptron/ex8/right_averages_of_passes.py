def train_digits(x, y):
    inputs = torch.cat([x, torch.ones(len(x), 1)], 1)
    w, total = torch.zeros(785), torch.zeros(785)
    for _ in range(3):
        for row, label in zip(inputs, y):
            w = w + (label - step(row @ w)) * row
            total += w
    return total[:-1], total[-1]
