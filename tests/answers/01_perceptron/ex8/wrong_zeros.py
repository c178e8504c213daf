# hint: the same to all digits
def train_digits(x, y):
    return torch.zeros(784), torch.tensor(0.0)
