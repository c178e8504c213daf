# hint: the logits should have the shape (200, 256, 76)
class Writer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embedding = nn.Embedding(size, 32)
        self.rnn = nn.GRU(32, 64, batch_first=True)
        self.head = nn.Linear(64, size)

    def forward(self, x):
        return self.head(self.rnn(self.embedding(x))[0][:, -1])


def train(ids, size):
    return Writer(size)
