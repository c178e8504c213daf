# hint: from before the best epoch
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = math.inf, None
    for _ in range(epochs):
        state = {k: value.clone() for k, value in model.state_dict().items()}
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss, best_state = loss, state
    return best_loss, best_state
