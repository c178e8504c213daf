def train_with_patience(
    model, train_epoch, validate, patience: int, epochs: int
) -> int:
    """Train until it gets no better; leave the best weights in model."""
    best_loss, best_epoch, best_state = math.inf, 0, None
    for epoch in range(1, epochs + 1):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss, best_epoch = loss, epoch
            best_state = {
                name: value.clone()
                for name, value in model.state_dict().items()
            }
        elif epoch - best_epoch >= patience:
            break
    model.load_state_dict(best_state)
    return epoch
