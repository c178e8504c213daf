# hint: Your network is linear
import torch
from torch import nn


def train_reader(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.Linear(100, 10))
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(5):
        for i in torch.randperm(len(x)).split(100):
            loss = nn.functional.cross_entropy(model(x[i]), labels[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
