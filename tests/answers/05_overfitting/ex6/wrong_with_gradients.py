# hint: You measured with gradients
def accuracy(model, loader):
    mode = model.training
    model.eval()
    right, n = 0, 0
    if True:
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            n += len(y)
    model.train(mode)
    return right / n
