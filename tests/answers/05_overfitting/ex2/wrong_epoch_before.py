# hint: You compare with the epoch before
def train_with_patience(model, train_epoch, validate, patience, epochs):
    best, bad, last = None, 0, math.inf
    epoch = 0
    while epoch < epochs:
        epoch += 1
        train_epoch()
        loss = validate()
        if loss < last:
            best = {k: v.clone() for k, v in model.state_dict().items()}
            bad = 0
        else:
            bad += 1
        if bad >= patience:
            break
        last = loss
    model.load_state_dict(best)
    return epoch
