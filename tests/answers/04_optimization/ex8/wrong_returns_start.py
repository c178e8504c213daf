# hint: You returned the start
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
    return start
