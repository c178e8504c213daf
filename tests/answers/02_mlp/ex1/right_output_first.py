class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(128, 10)
        self.hidden = nn.Linear(784, 128)
        self.bend = nn.ReLU()
        self.flat = nn.Flatten()

    def forward(self, x):
        x = self.flat(x)
        x = self.hidden(x)
        x = self.bend(x)
        return self.output(x)
