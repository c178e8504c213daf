def train_chunk(rnn, head, optimizer, x, y, state, begins, largest):
    if state is not None:
        state = tuple(part * (~begins)[None, :, None] for part in state)
    outputs, (h, c) = rnn(x, state)
    loss = F.cross_entropy(head(outputs).flatten(0, 1), y.flatten())
    optimizer.zero_grad()
    loss.backward()
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    total = torch.stack([p.grad.norm() for p in parameters]).norm()
    scale = torch.clamp(largest / total, max=1.0)
    for p in parameters:
        p.grad.mul_(scale)
    optimizer.step()
    return loss.item(), (h.detach(), c.detach())
