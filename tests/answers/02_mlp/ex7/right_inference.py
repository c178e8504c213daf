import torch


def accuracy(model, loader):
    was = model.training
    model.eval()
    hits, n = 0, 0
    with torch.inference_mode():
        for x, y in loader:
            hits += int((model(x).argmax(-1) == y).sum())
            n += y.shape[0]
    model.train(was)
    return hits / n
