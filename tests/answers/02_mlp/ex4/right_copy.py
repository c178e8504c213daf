def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            p.copy_(p - lr * p.grad)
