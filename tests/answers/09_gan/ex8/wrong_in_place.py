# hint: You changed the points
import torch
import torch.nn.functional as F
from torch import nn


def learn_ring(points):
    points -= points.mean(dim=0)
    torch.manual_seed(1)
    generator = nn.Sequential(
        nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2)
    )
    discriminator = nn.Sequential(
        nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1)
    )
    rounds, g_lr, d_lr = 3, 5e-4, 2e-3
    g_optimizer = torch.optim.Adam(generator.parameters(), g_lr, (0.5, 0.999))
    d_optimizer = torch.optim.Adam(discriminator.parameters(), d_lr, (0.5, 0.999))
    for _ in range(rounds):
        real = points[torch.randint(len(points), (128,))]
        fake = generator(torch.randn(128, 4))
        loss = F.softplus(-discriminator(real)) + F.softplus(discriminator(fake.detach()))
        d_optimizer.zero_grad()
        loss.mean().backward()
        d_optimizer.step()
        loss = F.softplus(-discriminator(fake)).mean()
        g_optimizer.zero_grad()
        loss.backward()
        g_optimizer.step()
    return generator
