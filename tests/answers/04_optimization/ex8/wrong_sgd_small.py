# hint: below 0.6 is the goal
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([w], lr=0.01)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
