# hint: The second call returned the loss of both calls
def make_closure(model, batches, optimizer, loss_fn):
    examples = sum(len(x) for x, y in batches)
    total = 0.0

    def closure():
        nonlocal total
        optimizer.zero_grad()
        for x, y in batches:
            loss = loss_fn(model(x), y) * len(x) / examples
            loss.backward()
            total += loss.item()
        return total

    return closure
