# hint: A second call gives other logits
class Reader(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.rnn = nn.RNN(inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)
        self.h = None

    def forward(self, x):
        if self.h is not None and self.h.shape[1] != len(x):
            self.h = None
        states, last = self.rnn(x, self.h)
        self.h = last.detach()
        return self.head(states[:, -1])
