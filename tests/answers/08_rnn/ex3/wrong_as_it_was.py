# hint: The bug is still there
class Reader(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.rnn = nn.RNN(inputs, hidden)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x):
        states, last = self.rnn(x)
        return self.head(states[:, -1])
