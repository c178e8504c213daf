# hint: of the shape of start
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    for step in range(budget):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach().norm()
