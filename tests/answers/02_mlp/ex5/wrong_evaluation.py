# hint: You switched to evaluation mode
def train_step(model, x, y, loss_fn, lr):
    model.eval()
    loss = loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
