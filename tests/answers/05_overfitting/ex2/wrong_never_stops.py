# hint: You never stop early
def train_with_patience(model, train_epoch, validate, patience, epochs):
    best_loss, best, bad = math.inf, None, 0
    epoch = 0
    while epoch < epochs:
        epoch += 1
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            best = {k: v.clone() for k, v in model.state_dict().items()}
            bad = 0
        else:
            bad += 1
    model.load_state_dict(best)
    return epoch
