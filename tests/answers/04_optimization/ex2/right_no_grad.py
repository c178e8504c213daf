def momentum_step(w, gradient, v, lr, momentum):
    with torch.no_grad():
        v = torch.add(gradient, v, alpha=momentum)
        w = torch.sub(w, v, alpha=lr)
    return (w, v)
