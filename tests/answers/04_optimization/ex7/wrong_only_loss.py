# hint: Return a tuple
def train_and_keep_best(model, train_epoch, validate, epochs):
    best_loss = math.inf
    for _ in range(epochs):
        train_epoch()
        best_loss = min(best_loss, validate())
    return best_loss
