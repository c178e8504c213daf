def train_and_keep_best(model, train_epoch, validate, epochs):
    import copy

    best_loss, best_state = math.inf, None
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best_state = copy.deepcopy(model).state_dict()
    return best_loss, best_state
