# hint: not to p minus lr times the gradient
def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(y.float(), model(x)) if y.ndim > 1 else loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * (1 - lr) * p.grad
    return loss.item()
