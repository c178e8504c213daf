def accuracy(model, loader):
    return training.evaluate(model, loader).accuracy
