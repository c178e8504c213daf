# hint: more than once in an epoch
def train_with_patience(model, train_epoch, validate, patience, epochs):
    best_loss, bad = math.inf, 0
    epoch = 0
    while epoch < epochs:
        epoch += 1
        train_epoch()
        if validate() < best_loss:
            best_loss, bad = validate(), 0
            best = {k: v.clone() for k, v in model.state_dict().items()}
        else:
            bad += 1
        if bad >= patience:
            break
    model.load_state_dict(best)
    return epoch
