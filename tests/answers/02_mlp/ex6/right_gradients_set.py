def train_step(model, x, y, optimizer, loss_fn):
    loss = loss_fn(model(x), y)
    parameters = list(model.parameters())
    for p, g in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        p.grad = g
    optimizer.step()
    return float(loss.detach())
