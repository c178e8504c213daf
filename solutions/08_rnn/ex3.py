class Reader(nn.Module):
    """Logits (N, classes) from sequences (N, T, inputs)."""

    def __init__(self, inputs: int, hidden: int, classes: int):
        super().__init__()
        self.rnn = nn.RNN(inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        _, last = self.rnn(x)
        return self.head(last[0])  # the only layer's state, (N, hidden)
