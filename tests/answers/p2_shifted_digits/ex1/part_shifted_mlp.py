# points: 4
def placed(images):
    canvas = torch.zeros(len(images), 1, 40, 40)
    for one, image in zip(canvas, images):
        top, left = torch.randint(13, (2,)).tolist()
        one[:, top : top + 28, left : left + 28] = image
    return canvas


def train(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(1600, 18), nn.ReLU(), nn.Linear(18, 10))
    optimizer = torch.optim.Adam(model.parameters())
    for epoch in range(20):
        moved = placed(x)
        for batch in torch.randperm(len(x)).split(64):
            loss = F.cross_entropy(model(moved[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
