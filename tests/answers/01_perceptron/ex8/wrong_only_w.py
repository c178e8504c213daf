# hint: Return the pair
def train_digits(x, y):
    return x[y == 1].mean(0) - x[y == 0].mean(0)
