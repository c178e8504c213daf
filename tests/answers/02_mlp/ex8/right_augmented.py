import torch
from torch import nn


def train_reader(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 120), nn.ReLU(), nn.Linear(120, 10))
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(35):
        for i in torch.randperm(len(x)).split(100):
            a = x[i]
            a = torch.where(torch.rand(len(a), 1, 1, 1) < 0.5, 1 - a, a)
            loss = nn.functional.cross_entropy(model(a), labels[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
