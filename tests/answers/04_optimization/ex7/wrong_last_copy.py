# hint: the weights are the LAST
def train_and_keep_best(model, train_epoch, validate, epochs):
    best = math.inf
    for epoch in range(epochs):
        train_epoch()
        best = min(best, validate())
    return best, {k: v.clone() for k, v in model.state_dict().items()}
