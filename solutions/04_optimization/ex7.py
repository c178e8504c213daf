def train_and_keep_best(model, train_epoch, validate, epochs: int):
    """Return the lowest validation loss, and a copy of its weights."""
    best_loss, best_state = math.inf, None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = {
                name: value.clone()
                for name, value in model.state_dict().items()
            }
    return best_loss, best_state
