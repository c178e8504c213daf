def train_with_patience(model, train_epoch, validate, patience, epochs):
    best_loss, waited, trained = float("inf"), 0, 0
    while trained < epochs and waited < patience:
        train_epoch()
        trained += 1
        waited += 1
        loss = validate()
        if loss < best_loss:
            best_loss, waited = loss, 0
            best = [tensor.clone() for tensor in model.state_dict().values()]
    with torch.no_grad():
        for tensor, kept in zip(model.state_dict().values(), best):
            tensor.copy_(kept)
    return trained
