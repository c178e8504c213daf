# hint: You divided twice: a mean in each batch, and then
import torch


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            c += (model(x).argmax(1) == y).float().mean().item()
            t += len(x)
    return c / t
