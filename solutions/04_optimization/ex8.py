def descend(gradient, start, budget: int) -> torch.Tensor:
    """Return weights far down, after at most budget calls of gradient."""
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    scheduler = lr_scheduler.StepLR(optimizer, int(0.7 * budget))
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
        scheduler.step()
    return w.detach()
