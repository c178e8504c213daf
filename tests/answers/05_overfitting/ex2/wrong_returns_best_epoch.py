# hint: You returned the best epoch
def train_with_patience(model, train_epoch, validate, patience, epochs):
    best_loss, best, bad = math.inf, None, 0
    best_epoch = 0
    epoch = 0
    while epoch < epochs:
        epoch += 1
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss, best_epoch = loss, epoch
            best = {k: v.clone() for k, v in model.state_dict().items()}
            bad = 0
        else:
            bad += 1
        if bad >= patience:
            break
    model.load_state_dict(best)
    return best_epoch
