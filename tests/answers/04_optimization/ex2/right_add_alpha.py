def momentum_step(w, gradient, v, lr, momentum):
    v = torch.add(gradient, v, alpha=momentum)
    return torch.sub(w, v, alpha=lr), v
