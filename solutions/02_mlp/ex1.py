class Classifier(nn.Module):
    """A network 784-128-10 with ReLU: (N, 1, 28, 28) -> (N, 10)."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.output(torch.relu(self.hidden(x.flatten(1))))
