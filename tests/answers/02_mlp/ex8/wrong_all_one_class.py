# hint: 2,000 images give logits of shape
import torch
from torch import nn


def train_reader(images, labels):
    x = images.float() / 255
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 120), nn.ReLU(), nn.Linear(120, 1))
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(1):
        for i in torch.randperm(len(x)).split(100):
            loss = nn.functional.mse_loss(model(x[i])[:, 0], labels[i].float())
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
