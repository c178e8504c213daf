# hint: more often than the budget
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    for step in range(budget):
        w.grad = (gradient(w.detach()) + gradient(w.detach())) / 2
        optimizer.step()
    return w.detach()
