# hint: call backward() once
def make_closure(model, x, y, optimizer, loss_fn):
    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward(retain_graph=True)
        loss.backward()
        return loss

    return closure
