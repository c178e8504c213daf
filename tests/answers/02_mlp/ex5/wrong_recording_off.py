# hint: PyTorch records nothing any more
def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    torch.set_grad_enabled(False)
    for p in model.parameters():
        p -= lr * p.grad
    return loss.item()
