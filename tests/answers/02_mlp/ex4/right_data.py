def sgd_step(parameters, lr):
    for p in parameters:
        p.data.sub_(lr * p.grad)
