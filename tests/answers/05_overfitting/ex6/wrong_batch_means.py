# hint: mean of batch means
def accuracy(model, loader):
    mode = model.training
    model.eval()
    right, n = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).float().mean().item()
            n += len(y)
    model.train(mode)
    return right / len(loader)
