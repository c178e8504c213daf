# hint: rnn is in evaluation mode now
def gradient_by_step(rnn, x):
    rnn.eval()
    leaf = x.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(rnn(leaf)[0][:, -1].sum(), leaf)
    return g.norm(dim=2).mean(dim=0)
