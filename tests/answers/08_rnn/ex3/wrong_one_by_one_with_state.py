# hint: go on with each other's state
class Reader(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.rnn = nn.RNN(inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x):
        h, rows = None, []
        for one in x:
            states, h = self.rnn(one[None], h)
            rows.append(self.head(h[0]))
        return torch.cat(rows)
