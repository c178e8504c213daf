def make_closure(model, x, y, optimizer, loss_fn):
    """Return a function that an optimizer may call as often as it likes."""
    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        return loss

    return closure
