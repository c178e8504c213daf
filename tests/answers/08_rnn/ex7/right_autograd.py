def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is not None:
        state = tuple(part * (~begins)[None, :, None] for part in state)
    outputs, (h, c) = rnn(x, state)
    loss = F.cross_entropy(head(outputs).flatten(0, 1), y.flatten())
    gradients = torch.autograd.grad(loss, [*rnn.parameters(), *head.parameters()])
    total = sum(g.square().sum() for g in gradients).sqrt()
    for p, g in zip([*rnn.parameters(), *head.parameters()], gradients):
        p.grad = g * (largest / total if total > largest else 1.0)
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
