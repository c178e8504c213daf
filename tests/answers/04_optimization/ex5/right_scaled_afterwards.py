def make_closure(model, batches, optimizer, loss_fn):
    def closure():
        model.zero_grad()
        examples, total = 0, 0.0
        for x, y in batches:
            loss = loss_fn(model(x), y) * x.shape[0]
            loss.backward()
            total += loss.item()
            examples += x.shape[0]
        for parameter in model.parameters():
            parameter.grad /= examples
        return total / examples

    return closure
