# hint: The state lacks something
def train_and_keep_best(model, train_epoch, validate, epochs):
    best, state = math.inf, None
    for epoch in range(epochs):
        train_epoch()
        loss = validate()
        if loss < best:
            best, state = loss, {k: v.detach().clone() for k, v in model.named_parameters()}
    return best, state
