# hint: You compared the logits themselves with the labels.
import torch


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            c += (model(x) == y[:, None]).sum().item()
            t += len(x)
    return c / t
