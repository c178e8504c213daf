def accuracy(model: nn.Module, loader) -> float:
    """Share of the examples that are classified correctly."""
    mode = model.training
    model.eval()
    right, n = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).sum().item()
            n += len(y)
    model.train(mode)
    return right / n
