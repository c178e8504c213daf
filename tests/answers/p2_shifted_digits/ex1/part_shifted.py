# points: 6
def placed(images):
    canvas = torch.zeros(len(images), 1, 40, 40)
    for one, image in zip(canvas, images):
        top, left = torch.randint(13, (2,)).tolist()
        one[:, top : top + 28, left : left + 28] = image
    return canvas


def train(images, labels):
    start, x = time.process_time(), images.float() / 255
    model = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 10),
    )  # fmt: skip
    optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
    for epoch in range(8):
        if time.process_time() - start > 50:
            break
        moved = placed(x)
        for batch in torch.randperm(len(x)).split(64):
            loss = F.cross_entropy(model(moved[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
