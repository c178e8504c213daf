def learn_ring(points: torch.Tensor) -> nn.Module:
    """Train a generator from z (N, 4) to points (N, 2) like these."""
    torch.manual_seed(0)
    rounds, batch = 3000, 128
    generator = nn.Sequential(
        nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)
    )
    judge = nn.Sequential(
        nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1), nn.Flatten(0)
    )
    g_optimizer = torch.optim.Adam(generator.parameters(), 1e-3, (0.5, 0.999))
    d_optimizer = torch.optim.Adam(judge.parameters(), 4e-3, (0.5, 0.999))
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(optimizer, lambda r: min(1.0, 2 * (1 - r / rounds)))
        for optimizer in (g_optimizer, d_optimizer)
    ]

    for number in range(rounds):
        blur = 0.3 * max(0.0, 1 - 3 * number / rounds)
        real = points[torch.randint(len(points), (batch,))]
        real = real + blur * torch.randn(batch, 2)
        fake = generator(torch.randn(batch, 4))
        fake = fake + blur * torch.randn(batch, 2)

        d_loss = F.softplus(-judge(real)).mean() + F.softplus(judge(fake.detach())).mean()
        d_optimizer.zero_grad()
        d_loss.backward()
        d_optimizer.step()

        g_loss = F.softplus(-judge(fake)).mean()
        g_optimizer.zero_grad()
        g_loss.backward()
        g_optimizer.step()
        for schedule in schedules:
            schedule.step()
    return generator.eval()
