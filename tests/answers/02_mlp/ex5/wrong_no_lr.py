# hint: The learning rate is missing
def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= p.grad
    return loss.item()
