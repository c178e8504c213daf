def accuracy(model, loader):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for x, y in loader:
            total += (model(x).argmax(dim=1) == y).double().mean().item() * len(y)
    return total / len(loader.dataset)
