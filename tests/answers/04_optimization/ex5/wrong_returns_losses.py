# hint: several numbers
def make_closure(model, batches, optimizer, loss_fn):
    examples = sum(len(x) for x, y in batches)

    def closure():
        optimizer.zero_grad()
        total = []
        for x, y in batches:
            loss = loss_fn(model(x), y) * len(x) / examples
            loss.backward()
            total.append(loss.detach())
        return torch.stack(total)

    return closure
