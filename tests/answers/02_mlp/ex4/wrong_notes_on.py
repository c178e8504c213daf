# hint: a leaf Variable that requires grad
def sgd_step(parameters, lr):
    for p in parameters:
        p -= lr * p.grad
