# hint: Four of the nine are right here, and your share is
import torch
import torch.nn.functional as F


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            c += F.cross_entropy(model(x), y).item() * len(x)
            t += len(x)
    return c / t
