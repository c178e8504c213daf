# hint: You returned validation first
def curves_per_example(model, train, valid, optimizer, epochs):
    train_losses, valid_losses = [], []
    total, n, k = 0.0, 0, 0
    for _ in range(epochs):
        model.train()
        total, n, k = 0.0, 0, 0
        for x, y in train:
            loss = F.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            n, k = n + len(y), k + 1
            total += len(y) * loss.item()
        train_losses.append(total / len(train.dataset))
        model.eval()
        total, n, k = 0.0, 0, 0
        with torch.no_grad():
            for x, y in valid:
                n, k = n + len(y), k + 1
                total += len(y) * F.cross_entropy(model(x), y).item()
        valid_losses.append(total / len(valid.dataset))
    return valid_losses, train_losses
