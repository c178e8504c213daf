# hint: You divided by the largest
def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    (g,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    norms = g.norm(dim=2).mean(dim=0)
    return norms / norms.max()
