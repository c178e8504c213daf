import torch
from torch import nn


class Reader(nn.Module):
    """Turns an image so that its border is dark, then reads it."""

    def __init__(self):
        super().__init__()
        self.read = nn.Sequential(
            nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 10)
        )

    def forward(self, x):
        bright = x.mean(dim=(1, 2, 3), keepdim=True) > 0.5
        return self.read(torch.where(bright, 1 - x, x))


def train_reader(images, labels):
    x = images.float().div(255)
    model = Reader()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(10):
        order = torch.randperm(len(x))
        for start in range(0, len(x), 50):
            rows = order[start : start + 50]
            optimizer.zero_grad()
            loss = loss_fn(model(x[rows]), labels[rows])
            loss.backward()
            optimizer.step()
    return model
