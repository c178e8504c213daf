# hint: does not require grad
def train_step(model, x, y, loss_fn, lr):
    with torch.no_grad():
        loss = loss_fn(model(x), y)
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
