def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    for step in range(budget):
        left = min(1.0, (budget - step) / (0.4 * budget))
        optimizer.param_groups[0]["lr"] = 0.02 * left
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
