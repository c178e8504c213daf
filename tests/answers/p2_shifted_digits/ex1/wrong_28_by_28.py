# hint: does it expect 28 x 28?
def train(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 30), nn.ReLU(), nn.Linear(30, 10))
    optimizer = torch.optim.Adam(model.parameters())
    for batch in torch.randperm(len(x)).split(100):
        loss = F.cross_entropy(model(x[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
