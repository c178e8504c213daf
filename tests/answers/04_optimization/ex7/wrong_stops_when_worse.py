# hint: as soon as an epoch is worse
def train_and_keep_best(model, train_epoch, validate, epochs):
    best, state = math.inf, None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if loss >= best:
            break
        best = loss
        state = {k: v.clone() for k, v in model.state_dict().items()}
    return best, state
