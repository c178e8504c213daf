# hint: whatever loss_fn was handed over
def train_step(model, x, y, optimizer, loss_fn):
    loss = F.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
