def train_with_patience(model, train_epoch, validate, patience, epochs):
    import copy

    losses, states = [], []
    while len(losses) < epochs:
        train_epoch()
        losses.append(validate())
        states.append(copy.deepcopy(model.state_dict()))
        best = losses.index(min(losses))
        if len(losses) - 1 - best == patience:
            break
    model.load_state_dict(states[best])
    return len(losses)
