# hint: the parameters take no gradients any more
def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.requires_grad_(False)
        p -= lr * p.grad
    return loss.item()
