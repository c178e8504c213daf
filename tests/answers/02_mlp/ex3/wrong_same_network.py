# hint: Two calls returned the same network
ONLY = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def make_network():
    return ONLY
