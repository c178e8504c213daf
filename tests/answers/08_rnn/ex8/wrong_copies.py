# hint: no better than guessing
class MyWriter(nn.Module):
    def __init__(self, size, hidden=64):
        super().__init__()
        self.embedding = nn.Embedding(size, 32)
        self.rnn = nn.GRU(32, hidden, batch_first=True)
        self.head = nn.Linear(hidden, size)

    def forward(self, numbers):
        return self.head(self.rnn(self.embedding(numbers))[0])


def learn_to_write(next_batch, budget, size):
    torch.manual_seed(1)
    model = MyWriter(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - 0.9 * step / budget)
    for step in range(150):
        x, y = next_batch()
        loss = F.cross_entropy(model(x).flatten(0, 1), x.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
    return model
