def train_and_keep_best(model, train_epoch, validate, epochs):
    from copy import deepcopy

    epoch, best = 0, (math.inf, None)
    while epoch < epochs:
        train_epoch()
        loss = validate()
        if not best[0] <= loss:
            best = (loss, deepcopy(model.state_dict()))
        epoch += 1
    return best
