def train_step(model, x, y, loss_fn, lr):
    model.zero_grad()
    out = model(x)
    loss = loss_fn(out, y)
    value = loss.item()
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    model.zero_grad()
    return value
