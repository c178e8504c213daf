# hint: You changed the images
import torch
import torch.nn.functional as F
from torch import nn


def pages_of(small, side):
    pages = torch.zeros(len(small), 1, side, side)
    for page, digit in zip(pages, small):
        top, left = torch.randint(0, side - 13, (2,)).tolist()
        page[:, top : top + 14, left : left + 14] = digit
    return pages


def learn_to_find(images, labels):
    torch.manual_seed(3)
    images -= images.mean()
    model = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 24, 3, padding=1),
        nn.BatchNorm2d(24),
        nn.ReLU(),
        nn.Conv2d(24, 24, 3, padding=1),
        nn.BatchNorm2d(24),
        nn.ReLU(),
        nn.AdaptiveMaxPool2d(1),
        nn.Flatten(),
        nn.Linear(24, 10),
    )
    steps = 1
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 5e-3, total_steps=steps)
    for _ in range(steps):
        batch = torch.randint(len(images), (50,))
        loss = F.cross_entropy(model(pages_of(images[batch], 18)), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    model.eval()
    return model
