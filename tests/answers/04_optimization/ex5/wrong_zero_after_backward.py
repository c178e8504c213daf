# hint: there are no gradients
def make_closure(model, x, y, optimizer, loss_fn):
    def closure():
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.zero_grad()
        return loss

    return closure
