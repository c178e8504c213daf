# hint: Does it expect bytes?
def train(images, labels):
    x = F.pad(images.float(), (6, 6, 6, 6))
    model = nn.Sequential(nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 10))
    optimizer = torch.optim.Adam(model.parameters())
    for batch in torch.randperm(len(x)).split(100):
        loss = F.cross_entropy(model(x[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
