def learn_ring(points: torch.Tensor) -> nn.Module:
    """Train a generator from z (N, 4) to points (N, 2) like these."""
    torch.manual_seed(1)
    rounds, batch = 2500, 256

    def net(inputs, width, outputs):
        return nn.Sequential(
            nn.Linear(inputs, width),
            nn.ReLU(),
            nn.Linear(width, width),
            nn.ReLU(),
            nn.Linear(width, outputs),
        )

    generator = net(4, 88, 2)  # 8,450 parameters
    judge = nn.Sequential(net(2, 96, 1), nn.Flatten(0))
    optimizers = [
        torch.optim.Adam(generator.parameters(), 1e-3, (0.5, 0.999)),
        torch.optim.Adam(judge.parameters(), 4e-3, (0.5, 0.999)),
    ]
    starts = [1e-3, 4e-3]
    average = None
    for number in range(rounds):
        done = number / rounds
        for optimizer, start in zip(optimizers, starts):
            optimizer.param_groups[0]["lr"] = start * min(1, 2 - 2 * done)
        blur = 0.4 * max(0.0, 1 - done / 0.4) ** 2
        real = points[torch.randint(len(points), (batch,))]
        real = real + blur * torch.randn_like(real)
        fake = generator(torch.randn(batch, 4))
        seen = fake + blur * torch.randn_like(real)

        loss = gan.discriminator_loss(judge, real, seen)
        optimizers[1].zero_grad()
        loss.backward()
        optimizers[1].step()
        loss = gan.generator_loss(judge, seen)
        optimizers[0].zero_grad()
        loss.backward()
        optimizers[0].step()

        if number == int(0.9 * rounds):
            average = copy.deepcopy(generator)
        elif average is not None:
            with torch.no_grad():
                for kept, now in zip(average.parameters(), generator.parameters()):
                    kept.lerp_(now, 0.02)
    return average.eval()
