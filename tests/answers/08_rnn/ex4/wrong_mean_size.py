# hint: mean size of the numbers
def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    (g,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    return g.abs().mean(dim=(0, 2))
