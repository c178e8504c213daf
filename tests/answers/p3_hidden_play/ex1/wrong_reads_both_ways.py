# hint: Your model looks at what is still to come
class Writer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embedding = nn.Embedding(size, 16)
        self.rnn = nn.GRU(16, 32, batch_first=True, bidirectional=True)
        self.head = nn.Linear(64, size)

    def forward(self, x):
        return self.head(self.rnn(self.embedding(x))[0])


def train(ids, size):
    model = Writer(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for start in range(0, 80_000, 2_000):
        x = ids[start : start + 2_001]
        loss = F.cross_entropy(model(x[:-1].reshape(20, 100)).flatten(0, 1), x[1:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
