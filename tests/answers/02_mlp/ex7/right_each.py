import torch


def accuracy(model, loader):
    model.eval()
    c = t = 0
    with torch.no_grad():
        for x, y in loader:
            for row, label in zip(model(x), y):
                c += int(row.argmax().item() == label.item())
                t += 1
    return c / t
