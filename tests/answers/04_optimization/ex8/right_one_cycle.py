def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.03)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.03, total_steps=budget)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
        scheduler.step()
    return w.detach()
