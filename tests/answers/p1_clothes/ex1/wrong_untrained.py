# hint: guessing is right for 10 %
def train(images, labels):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
