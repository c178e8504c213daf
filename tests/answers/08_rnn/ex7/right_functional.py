def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is not None:
        state = tuple(part * (~begins)[None, :, None] for part in state)
    outputs, (h, c) = rnn(x, state)
    logits = head(outputs)
    loss = -logits.log_softmax(2).gather(2, y[:, :, None]).mean()
    optimizer.zero_grad()
    loss.backward()
    total = math.sqrt(
        sum((p.grad**2).sum().item() for p in [*rnn.parameters(), *head.parameters()])
    )
    factor = min(1.0, largest / (total + 1e-12))
    for p in [*rnn.parameters(), *head.parameters()]:
        p.grad = p.grad * factor
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
