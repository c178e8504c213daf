# hint: no lower than the start
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=1.0)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
