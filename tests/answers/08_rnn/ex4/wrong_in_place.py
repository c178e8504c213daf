# hint: work on x.detach().clone()
def gradient_by_step(rnn, x):
    x.requires_grad_()
    outputs, _ = rnn(x)
    (g,) = torch.autograd.grad(outputs[:, -1].sum(), x)
    return g.norm(dim=2).mean(dim=0)
