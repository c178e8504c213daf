# hint: Does your model expect bytes?
def train(images, labels):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 50), nn.ReLU(), nn.Linear(50, 10))
    optimizer = torch.optim.Adam(model.parameters())
    for batch in torch.randperm(len(images)).split(100):
        loss = F.cross_entropy(model(images[batch].float()), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
