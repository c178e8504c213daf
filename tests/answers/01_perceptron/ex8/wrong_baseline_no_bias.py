# hint: 90 % is the goal
def train_digits(x, y):
    return x[y == 1].mean(0) - x[y == 0].mean(0), torch.tensor(0.0)
