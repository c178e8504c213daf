# hint: use your budget
def descend(gradient, start, budget):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=0.02)
    for step in range(50):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
