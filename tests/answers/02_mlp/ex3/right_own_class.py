class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(128, 10)
        self.hidden = nn.Linear(784, 128)

    def forward(self, x):
        return self.output(self.hidden(x.flatten(1)).clamp(min=0))


def make_network():
    return Network()
