# hint: and 400,000 are allowed
class Writer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embedding = nn.Embedding(size, 64)
        self.rnn = nn.LSTM(64, 320, batch_first=True)
        self.head = nn.Linear(320, size)

    def forward(self, x):
        return self.head(self.rnn(self.embedding(x))[0])


def train(ids, size):
    return Writer(size)
