@torch.no_grad()
def sgd_step(parameters, lr):
    for p in parameters:
        p.add_(p.grad, alpha=-lr)
