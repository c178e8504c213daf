# hint: Return a pair
def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is not None:
        state = tuple(part * (~begins)[None, :, None] for part in state)
    outputs, (h, c) = rnn(x, state)
    loss = F.cross_entropy(head(outputs).flatten(0, 1), y.flatten())
    optimizer.zero_grad()
    loss.backward()
    gradients = [p.grad for p in [*rnn.parameters(), *head.parameters()]]
    total = torch.cat([g.flatten() for g in gradients]).norm().item()
    if total > largest:
        for g in gradients:
            g *= largest / total
    optimizer.step()
