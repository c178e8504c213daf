# hint: The attribute `parts` does not go along with the model
import torch
from torch import nn


class Hidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = [nn.Linear(784, 500), nn.Linear(500, 10)]
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x):
        h = torch.relu(self.parts[0](x.flatten(1)))
        return self.scale * self.parts[1](h)


def train_reader(images, labels):
    torch.manual_seed(0)
    x = images.float() / 255
    model = Hidden()
    everything = [p for part in model.parts for p in part.parameters()]
    optimizer = torch.optim.Adam(everything, lr=1e-3)
    for epoch in range(15):
        for rows in torch.randperm(len(x)).split(100):
            loss = nn.functional.cross_entropy(model(x[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
