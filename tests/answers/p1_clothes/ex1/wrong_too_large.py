# hint: Your model has 407,050 parameters
def train(images, labels):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 10))
