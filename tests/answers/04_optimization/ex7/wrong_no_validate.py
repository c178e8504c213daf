# hint: validate() is never called
def train_and_keep_best(model, train_epoch, validate, epochs):
    for epoch in range(epochs):
        train_epoch()
    return 0.0, {k: v.clone() for k, v in model.state_dict().items()}
