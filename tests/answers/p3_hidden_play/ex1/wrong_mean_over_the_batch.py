# hint: depends on what else is in the batch
class Writer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embedding = nn.Embedding(size, 64)
        self.head = nn.Linear(64, size)

    def forward(self, x):
        x = self.embedding(x)
        return self.head((x - x.mean(0)) / (x.std(0) + 1e-5))


def train(ids, size):
    return Writer(size)
