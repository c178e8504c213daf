# hint: Two classifiers share one layer
SHARED = nn.Linear(784, 10)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = SHARED

    def forward(self, x):
        return self.layer(x.flatten(1))
