# hint: Early batches count several times
def make_closure(model, batches, optimizer, loss_fn):
    examples = sum(len(x) for x, y in batches)

    def closure():
        optimizer.zero_grad()
        total = 0.0
        for x, y in batches:
            total = total + loss_fn(model(x), y) * len(x) / examples
            total.backward(retain_graph=True)
        return total

    return closure
