def train_and_keep_best(model, train_epoch, validate, epochs):
    import io

    best = None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if best is None or loss < best:
            best, file = loss, io.BytesIO()
            torch.save(model.state_dict(), file)
    file.seek(0)
    return best, torch.load(file)
