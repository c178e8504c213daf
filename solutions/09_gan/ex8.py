def learn_ring(points: torch.Tensor) -> nn.Module:
    """Train a generator from z (N, 4) to points (N, 2) like these."""
    torch.manual_seed(0)
    networks = [
        nn.Sequential(nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 64),
                      nn.ReLU(), nn.Linear(64, outputs))
        for inputs, outputs in ((4, 2), (2, 1))]
    generator, discriminator = networks
    rates, rounds = (0.001, 0.004), 3000
    optimizers = [
        torch.optim.Adam(model.parameters(), lr=lr, betas=(0.5, 0.999))
        for model, lr in zip(networks, rates)]
    for number in range(rounds):
        left = 1 - number / rounds
        for optimizer, lr in zip(optimizers, rates):
            optimizer.param_groups[0]["lr"] = lr * min(1, 2 * left)
        real = points[torch.randint(len(points), (128,))]
        fake = generator(torch.randn(128, 4))
        blur = 0.3 * left * torch.randn(3, 128, 2)
        loss = F.softplus(-discriminator(real + blur[0])).mean()
        seen = fake.detach() + blur[1]
        loss = loss + F.softplus(discriminator(seen)).mean()
        optimizers[1].zero_grad()
        loss.backward()
        optimizers[1].step()
        loss = F.softplus(-discriminator(fake + blur[2])).mean()
        optimizers[0].zero_grad()
        loss.backward()
        optimizers[0].step()
    return generator.eval()
