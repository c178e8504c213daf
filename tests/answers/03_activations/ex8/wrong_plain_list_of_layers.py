# hint: layers with weights to learn
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(784, 50)
        self.hidden = [nn.Linear(50, 50) for _ in range(39)]
        self.last = nn.Linear(50, 10)

    def forward(self, x):
        x = torch.tanh(self.first(x.flatten(1)))
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.last(x)


def deep_network():
    return Deep()
