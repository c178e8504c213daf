# hint: Give the logits alone, not the state beside them
class Writer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embedding = nn.Embedding(size, 32)
        self.rnn = nn.GRU(32, 64, batch_first=True)
        self.head = nn.Linear(64, size)

    def forward(self, x, state=None):
        states, state = self.rnn(self.embedding(x), state)
        return self.head(states), state


def train(ids, size):
    return Writer(size)
