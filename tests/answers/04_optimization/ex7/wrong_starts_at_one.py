# hint: is the loss of no epoch
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = 1.0, None
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = {n: t.clone() for n, t in model.state_dict().items()}
    return best_loss, best_state
