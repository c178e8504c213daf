def train_and_keep_best(model, train_epoch, validate, epochs):
    best = float("inf")
    state = {}
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if best > loss:
            best = loss
            for name, value in model.state_dict().items():
                state[name] = value.detach().clone()
    return [best, state]
