import torch


def accuracy(model, loader):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model.eval()
    c = t = 0
    for x, y in loader:
        c += (model(x).softmax(1).argmax(1) == y).sum().item()
        t += len(x)
    torch.set_grad_enabled(before)
    return c / t
