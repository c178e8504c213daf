def curves_per_example(model, train, valid, optimizer, epochs: int):
    """Train; return the training and the validation loss of each epoch."""
    train_losses, valid_losses = [], []
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for x, y in train:
            loss = F.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += len(y) * loss.item()
        train_losses.append(total / len(train.dataset))
        model.eval()
        with torch.no_grad():
            sums = [len(y) * F.cross_entropy(model(x), y) for x, y in valid]
        valid_losses.append(sum(sums).item() / len(valid.dataset))
    return train_losses, valid_losses
