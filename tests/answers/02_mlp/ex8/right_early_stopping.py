import copy

import torch
from torch import nn


def train_reader(images, labels):
    order = torch.randperm(len(images))
    x, y = images[order].float() / 255, labels[order]
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 110), nn.ReLU(), nn.Linear(110, 10))
    opt = torch.optim.AdamW(model.parameters(), lr=2e-3)
    best, kept = 0.0, None
    for epoch in range(40):
        model.train()
        for rows in torch.randperm(3600).split(64):
            opt.zero_grad()
            nn.functional.cross_entropy(model(x[rows]), y[rows]).backward()
            opt.step()
        model.eval()
        with torch.no_grad():
            score = (model(x[3600:]).argmax(1) == y[3600:]).float().mean().item()
        if score > best:
            best, kept = score, copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return model
