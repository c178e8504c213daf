# hint: The loss is right, but not the gradients: You added up
def make_closure(model, batches, optimizer, loss_fn):
    examples = sum(len(x) for x, y in batches)

    def closure():
        optimizer.zero_grad()
        total = 0.0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            total += loss.item() * len(x) / examples
        return total

    return closure
