# hint: You stop as soon as
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = math.inf, None
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = {n: t.clone() for n, t in model.state_dict().items()}
        else:
            break
    return best_loss, best_state
