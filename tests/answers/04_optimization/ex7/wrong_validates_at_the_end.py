# hint: once more at the end
def train_and_keep_best(model, train_epoch, validate, epochs):
    best, state = math.inf, None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best:
            best = loss
            state = {k: v.clone() for k, v in model.state_dict().items()}
    return validate(), state
