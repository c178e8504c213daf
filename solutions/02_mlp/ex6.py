def train_step(model, x, y, optimizer, loss_fn) -> float:
    """Update the model once from the batch x, y; return the loss."""
    logits = model(x)
    loss = loss_fn(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
