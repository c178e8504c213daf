# hint: below 8.5 is the goal
class MyWriter(nn.Module):
    def __init__(self, size, hidden=128):
        super().__init__()
        self.embedding = nn.Embedding(size, 32)
        self.rnn = nn.RNN(32, hidden, batch_first=True)
        self.head = nn.Linear(hidden, size)

    def forward(self, numbers):
        return self.head(self.rnn(self.embedding(numbers))[0])


def learn_to_write(next_batch, budget, size):
    torch.manual_seed(1)
    model = MyWriter(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1.0)
    for step in range(budget):
        x, y = next_batch()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
    return model
