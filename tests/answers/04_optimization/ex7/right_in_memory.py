def train_and_keep_best(model, train_epoch, validate, epochs):
    import io

    losses, files = [], []
    for _ in range(epochs):
        train_epoch()
        losses.append(validate())
        files.append(io.BytesIO())
        torch.save(model.state_dict(), files[-1])
    best = losses.index(min(losses))
    files[best].seek(0)
    return losses[best], torch.load(files[best], weights_only=True)
