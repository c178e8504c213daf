# hint: The model has the weights of the LAST epoch
def train_with_patience(model, train_epoch, validate, patience, epochs):
    best_loss, bad = math.inf, 0
    epoch = 0
    while epoch < epochs:
        epoch += 1
        train_epoch()
        loss = validate()
        if loss < best_loss:
            best_loss = loss
            bad = 0
        else:
            bad += 1
        if bad >= patience:
            break
    return epoch
