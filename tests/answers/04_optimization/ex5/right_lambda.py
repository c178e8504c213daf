def make_closure(model, x, y, optimizer, loss_fn):
    def closure():
        loss = loss_fn(model(x), y)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        return loss

    return lambda: closure()
