# hint: better than the one before it
def train_and_keep_best(model, train_epoch, validate, epochs):
    best, state, previous = math.inf, None, math.inf
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        best = min(best, loss)
        if loss < previous:
            state = {k: v.clone() for k, v in model.state_dict().items()}
        previous = loss
    return best, state
