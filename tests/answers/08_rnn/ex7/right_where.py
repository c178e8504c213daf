def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is None:
        state = (torch.zeros(1, len(x), rnn.hidden_size),) * 2
    h, c = (s.clone() for s in state)
    h[:, begins], c[:, begins] = 0, 0
    outputs, (h, c) = rnn(x, (h, c))
    loss = F.cross_entropy(head(outputs).transpose(1, 2), y)
    optimizer.zero_grad()
    loss.backward()
    gradients = [p.grad for p in [*rnn.parameters(), *head.parameters()]]
    total = torch.cat([g.flatten() for g in gradients]).norm().item()
    if total > largest:
        for g in gradients:
            g *= largest / total
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
