# hint: is an nn.Flatten missing
import torch
import torch.nn.functional as F
from torch import nn


def make():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, stride=2, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3, stride=2, padding=1),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.Flatten(),
    )


def learn_body(images, labels):
    torch.manual_seed(1)
    body = make()
    model = nn.Sequential(body, nn.Linear(512, 5))
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(1):
        for batch in torch.randperm(len(images)).split(100):
            x = images[batch]
            x = x + 0.5 * torch.randn_like(x)
            loss = F.cross_entropy(model(x), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return body[:-1].eval()
