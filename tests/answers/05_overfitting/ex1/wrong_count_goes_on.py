# hint: go on through the epochs
def curves_per_example(model, train, valid, optimizer, epochs):
    train_losses, valid_losses = [], []
    totals, counts = [0.0, 0.0], [0, 0]
    for _ in range(epochs):
        model.train()
        for x, y in train:
            loss = F.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            totals[0] += len(y) * loss.item()
            counts[0] += len(y)
        train_losses.append(totals[0] / counts[0])
        model.eval()
        with torch.no_grad():
            for x, y in valid:
                totals[1] += len(y) * F.cross_entropy(model(x), y).item()
                counts[1] += len(y)
        valid_losses.append(totals[1] / counts[1])
    return train_losses, valid_losses
