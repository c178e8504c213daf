# hint: You computed the cross-entropy
def make_closure(model, x, y, optimizer, loss_fn):
    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        return loss

    return closure
