# hint: After your function PyTorch records nothing
def accuracy(model, loader):
    torch.set_grad_enabled(False)
    right, count = 0, 0
    for x, y in loader:
        right += (model(x).argmax(dim=1) == y).sum().item()
        count += len(y)
    return right / count
