# points: 6 to 8
# Hidden play, 4 seeds: 5.96 to 6.25, the worst while many other programs ran; 74,444 parameters.
class Writer(nn.Module):
    def __init__(self, size, units=128):
        super().__init__()
        self.embedding = nn.Embedding(size, 32)
        self.rnn = nn.GRU(32, units, batch_first=True)
        self.head = nn.Linear(units, size)

    def forward(self, x):
        return self.head(self.rnn(self.embedding(x))[0])


def train(ids, size):
    start, budget = time.process_time(), 25
    model = Writer(size)
    optimizer = torch.optim.Adam(model.parameters())
    used = 0.0
    while used < 1:
        used = (time.process_time() - start) / budget
        for group in optimizer.param_groups:
            group["lr"] = 0.006 * max(1 - used, 0.0)
        places = torch.randint(len(ids) - 100, (32, 1)) + torch.arange(100)
        some = ids[places]
        logits = model(some[:, :-1])
        loss = F.cross_entropy(logits.flatten(0, 1), some[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    return model
