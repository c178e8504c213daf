# hint: Measure after each one
def train_and_keep_best(model, train_epoch, validate, epochs):
    for epoch in range(epochs):
        train_epoch()
    return validate(), {k: v.clone() for k, v in model.state_dict().items()}
