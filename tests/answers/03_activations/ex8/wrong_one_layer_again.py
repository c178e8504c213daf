# hint: layers with weights to learn
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(784, 50)
        self.again = nn.Linear(50, 50)
        self.last = nn.Linear(50, 10)

    def forward(self, x):
        x = torch.tanh(self.first(x.flatten(1)))
        for _ in range(39):
            x = torch.tanh(self.again(x))
        return self.last(x)


def deep_network():
    return Deep()
