# hint: You divided by all the numbers in x. Divide by the
import torch


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            c += (model(x).argmax(1) == y).sum().item()
            t += x.numel()
    return c / t
