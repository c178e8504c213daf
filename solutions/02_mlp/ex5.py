def train_step(model, x, y, loss_fn, lr: float) -> float:
    """Update the model once from the batch x, y; return the loss."""
    loss = loss_fn(model(x), y)
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= lr * parameter.grad
    return loss.item()
