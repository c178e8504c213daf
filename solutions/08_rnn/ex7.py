def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    """Make one step of training; return the loss and the new state."""
    if state is not None:
        go_on = (~begins)[None, :, None]
        state = tuple(part * go_on for part in state)
    outputs, (h, c) = rnn(x, state)
    loss = F.cross_entropy(head(outputs).flatten(0, 1), y.flatten())
    optimizer.zero_grad()
    loss.backward()
    gradients = [p.grad for p in [*rnn.parameters(), *head.parameters()]]
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    if total > largest:
        for gradient in gradients:
            gradient.mul_(largest / total)
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
