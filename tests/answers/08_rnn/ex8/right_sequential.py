class Outputs(nn.Module):
    def forward(self, pair):
        return pair[0]


def learn_to_write(next_batch, budget, size):
    torch.manual_seed(2)
    model = nn.Sequential(
        nn.Embedding(size, 24), nn.GRU(24, 112, batch_first=True), Outputs(), nn.Linear(112, size)
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.02, total_steps=budget)
    while budget:
        x, y = next_batch()
        loss = F.cross_entropy(model(x).transpose(1, 2), y)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_value_(model.parameters(), 0.5)
        optimizer.step()
        scheduler.step()
        budget -= 1
    return model
