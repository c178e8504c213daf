def momentum_step(w, gradient, v, lr, momentum):
    twin = w.clone().requires_grad_()
    twin.grad = gradient.clone()
    optimizer = torch.optim.SGD([twin], lr=lr, momentum=momentum)
    optimizer.state[twin]["momentum_buffer"] = v.clone()
    optimizer.step()
    return twin.detach(), optimizer.state[twin]["momentum_buffer"]
