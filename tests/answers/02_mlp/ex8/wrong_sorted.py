# hint: The images came sorted
import torch
from torch import nn


def train_reader(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 120), nn.ReLU(), nn.Linear(120, 10))
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(10):
        for i in torch.arange(len(x)).split(100):
            loss = nn.functional.cross_entropy(model(x[i]), labels[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
