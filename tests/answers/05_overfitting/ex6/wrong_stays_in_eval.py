# hint: left in evaluation mode
def accuracy(model, loader):
    model.eval()
    right, n = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            n += len(y)
    return right / n
