def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(model(x), y)
    parameters = list(model.parameters())
    gradients = torch.autograd.grad(loss, parameters)
    with torch.no_grad():
        for p, g in zip(parameters, gradients):
            p.add_(g, alpha=-lr)
    return loss.item()
