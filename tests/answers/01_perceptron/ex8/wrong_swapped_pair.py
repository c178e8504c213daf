# hint: w needs the shape (784,)
def train_digits(x, y):
    three, five = x[y == 0].mean(0), x[y == 1].mean(0)
    return -(five - three) @ (three + five) / 2, five - three
