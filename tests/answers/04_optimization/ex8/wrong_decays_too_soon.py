# hint: below 0.6 is the goal
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
        scheduler.step()
    return w.detach()
