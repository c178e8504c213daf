def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.AdamW([w], lr=0.02)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(
        optimizer, [int(0.65 * budget), int(0.9 * budget)], 0.3
    )
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
        scheduler.step()
    return w.detach()
