def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    last = outputs[:, -1]
    (g,) = torch.autograd.grad(last, leaf, torch.ones_like(last))
    return torch.linalg.vector_norm(g, dim=-1).mean(0)
