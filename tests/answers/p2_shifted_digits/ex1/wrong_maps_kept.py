# hint: logits have the shape (N, 10)
def train(images, labels):
    return nn.Sequential(nn.Conv2d(1, 16, 5, stride=2), nn.ReLU(), nn.Conv2d(16, 10, 3))
