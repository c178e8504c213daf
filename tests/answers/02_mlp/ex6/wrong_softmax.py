# hint: There is a softmax before the loss
def train_step(model, x, y, optimizer, loss_fn):
    loss = loss_fn(model(x).softmax(dim=1), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
