def accuracy(model, loader):
    with torch.inference_mode():
        pairs = [(model.eval()(x).argmax(dim=1), y) for x, y in loader]
    predicted, true = (torch.cat(part) for part in zip(*pairs, strict=True))
    return (predicted == true).double().mean().item()
