import numpy as np
import torch


def accuracy(model, loader):
    model.eval()
    r = []
    with torch.no_grad():
        for x, y in loader:
            r.append(np.argmax(model(x).numpy(), axis=1) == y.numpy())
    return float(np.concatenate(r).mean())
