def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    (g,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    n, t, d = x.shape
    norms = torch.zeros(t)
    for step in range(t):
        for one in range(n):
            norms[step] += g[one, step].square().sum().sqrt() / n
    return norms
