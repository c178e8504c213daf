# hint: before all training: begin with math.inf
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss = validate()
    best_state = model.state_dict()
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = {n: t.clone() for n, t in model.state_dict().items()}
    return best_loss, best_state
