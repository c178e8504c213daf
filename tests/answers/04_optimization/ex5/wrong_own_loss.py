# hint: whatever loss_fn was handed over
def make_closure(model, x, y, optimizer, loss_fn):
    def closure():
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        return loss

    return closure
