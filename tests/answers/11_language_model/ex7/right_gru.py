class Reads(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.embed = nn.Embedding(size, 64)
        self.rnn = nn.GRU(64, 112, batch_first=True)
        self.head = nn.Linear(112, size)

    def forward(self, x):
        return self.head(self.rnn(self.embed(x))[0])


def learn_to_write(next_batch, budget, size):
    torch.manual_seed(1)
    model = Reads(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    kept = [next_batch() for _ in range(budget)]
    for step in range(2 * budget):
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * (1 - step / (2 * budget))
        x, y = kept[step % budget]
        loss = F.cross_entropy(model(x).transpose(1, 2), y)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    return model
