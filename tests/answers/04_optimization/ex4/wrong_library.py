# hint: Do without torch.optim.AdamW
def adamw_walk(gradient, start, steps, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    w = start.clone().requires_grad_()
    optimizer = torch.optim.AdamW(
        [w], lr=lr, betas=(beta1, beta2), eps=eps, weight_decay=weight_decay
    )
    for step in range(steps):
        w.grad = gradient(w.detach())
        optimizer.step()
    return w.detach()
