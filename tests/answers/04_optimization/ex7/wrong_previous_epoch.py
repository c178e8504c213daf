# hint: over the epoch BEFORE
def train_and_keep_best(model, train_epoch, validate, epochs):
    before, kept = math.inf, None
    for _ in range(epochs):
        train_epoch()
        loss = validate()
        if loss < before:
            best_loss, kept = loss, {k: value.clone() for k, value in model.state_dict().items()}
        before = loss
    return best_loss, kept
