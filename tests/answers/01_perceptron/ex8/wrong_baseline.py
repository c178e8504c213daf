# hint: 90 % is the goal
def train_digits(x, y):
    three, five = x[y == 0].mean(0), x[y == 1].mean(0)
    w = five - three
    return w, -w @ (three + five) / 2
