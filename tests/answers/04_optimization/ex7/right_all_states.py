def train_and_keep_best(model, train_epoch, validate, epochs):
    import copy

    losses, states = [], []
    for epoch in range(epochs):
        train_epoch()
        losses.append(validate())
        states.append(copy.deepcopy(model.state_dict()))
    place = losses.index(min(losses))
    return losses[place], states[place]
