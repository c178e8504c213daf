# hint: logits have the shape (N, 10)
class Classes(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(self, x):
        return self.layers(x).argmax(1)


def train(images, labels):
    return Classes()
