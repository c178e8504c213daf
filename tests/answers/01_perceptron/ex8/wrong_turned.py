# hint: worse than chance
def train_digits(x, y):
    three, five = x[y == 0].mean(0), x[y == 1].mean(0)
    w = three - five
    return w, -w @ (three + five) / 2
