# hint: Return a plain float: .item() makes one of a tensor.
import torch


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            c += (model(x).argmax(1) == y).sum()
            t += len(x)
    return c / t
