# hint: is a return missing?
def train(ids, size):
    model = nn.Sequential(nn.Embedding(size, 32), nn.Linear(32, size))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for x, y in zip(ids[:50_000].split(500), ids[1:50_001].split(500)):
        loss = F.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
