def learn_body(images: torch.Tensor, labels: torch.Tensor) -> nn.Module:
    """A body, trained on clean digits (N, 1, 28, 28)."""
    torch.manual_seed(0)
    body = nn.Sequential(
        nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.BatchNorm2d(16),
        nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1),
        nn.BatchNorm2d(32), nn.ReLU(),
        nn.Conv2d(32, 32, 3, stride=2, padding=1), nn.BatchNorm2d(32),
        nn.ReLU(), nn.Flatten())
    model = nn.Sequential(body, nn.Linear(512, 5))
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(6):
        for batch in torch.randperm(len(images)).split(100):
            x = images[batch]
            down, right = torch.randint(-2, 3, (2,)).tolist()
            x = x.roll((down, right), dims=(2, 3))
            x = x + 0.5 * torch.randn_like(x)
            loss = F.cross_entropy(model(x), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return body.eval()
