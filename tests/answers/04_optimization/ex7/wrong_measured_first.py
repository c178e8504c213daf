# hint: You call validate() before train_epoch()
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = math.inf, None
    for _ in range(epochs):
        loss = validate()
        train_epoch()
        if loss < best_loss:
            best_loss, best_state = (
                loss,
                {k: value.clone() for k, value in model.state_dict().items()},
            )
    return best_loss, best_state
