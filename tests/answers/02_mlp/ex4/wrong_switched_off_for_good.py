# hint: take no gradients any more
def sgd_step(parameters, lr):
    for p in parameters:
        p.requires_grad_(False)
        p -= lr * p.grad
