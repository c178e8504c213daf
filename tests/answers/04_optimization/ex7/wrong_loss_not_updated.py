# hint: is the loss of no epoch
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = math.inf, None
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            pass
            best_state = {k: value.clone() for k, value in model.state_dict().items()}
    return best_loss, best_state
