def learn_to_find(images: torch.Tensor, labels: torch.Tensor) -> nn.Module:
    """Train on small digits (N, 1, 14, 14) a model for pages of 28 x 28."""
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.Conv2d(32, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(16, 10))
    optimizer = torch.optim.Adam(model.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 5e-3, total_steps=5 * len(images) // 50)
    for epoch in range(5):
        for batch in torch.randperm(len(images)).split(50):
            small_pages = write_on_pages(images[batch], side=18)
            loss = F.cross_entropy(model(small_pages), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return model.eval()
