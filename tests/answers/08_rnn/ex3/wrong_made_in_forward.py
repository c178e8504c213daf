# hint: made in __init__
class Reader(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.sizes = inputs, hidden
        self.head = nn.Linear(hidden, classes)

    def forward(self, x):
        rnn = nn.RNN(*self.sizes, batch_first=True)
        return self.head(rnn(x)[0][:, -1])
