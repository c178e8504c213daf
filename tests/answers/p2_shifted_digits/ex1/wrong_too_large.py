# hint: Your model has 32,588 parameters
def train(images, labels):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(1600, 20), nn.ReLU(), nn.Linear(20, 18), nn.Linear(18, 10)
    )
