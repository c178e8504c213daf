# hint: The bend is a sigmoid
def make_network():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128),
        nn.Sigmoid(),
        nn.Linear(128, 10),
    )
