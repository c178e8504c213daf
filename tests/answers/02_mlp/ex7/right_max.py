import torch


def accuracy(model, loader):
    model.train(False)
    right = []
    with torch.no_grad():
        for x, y in loader:
            _, best = model(x).max(dim=1)
            right += (best == y).tolist()
    return sum(right) / len(right)
