def adam_walk(gradient, start, steps, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([w], lr=lr, betas=(beta1, beta2), eps=eps)
    for _ in range(steps):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
