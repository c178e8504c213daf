# hint: clipping by value
def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is not None:
        state = tuple(part * (~begins)[None, :, None] for part in state)
    outputs, (h, c) = rnn(x, state)
    loss = F.cross_entropy(head(outputs).flatten(0, 1), y.flatten())
    optimizer.zero_grad()
    loss.backward()
    for p in [*rnn.parameters(), *head.parameters()]:
        p.grad.clamp_(-largest, largest)
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
