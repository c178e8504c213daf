# hint: Are the targets the NEXT characters?
def train(ids, size):
    model = nn.Sequential(nn.Embedding(size, 64), nn.Linear(64, size))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for x in ids[:100_000].split(1_000):
        loss = F.cross_entropy(model(x), x)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
