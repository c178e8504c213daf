# hint: Do you return what you kept
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss, best_state = math.inf, None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = {k: v.clone() for k, v in model.state_dict().items()}
    return best_loss, model.state_dict()
