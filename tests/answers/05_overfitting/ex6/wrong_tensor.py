# hint: this is a tensor
def accuracy(model, loader):
    mode = model.training
    model.eval()
    right, n = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right = right + (model(x).argmax(dim=1) == y).sum()
            n += len(y)
    model.train(mode)
    return right / n
