# hint: use torch.autograd.grad, not backward()
def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    outputs[:, -1].sum().backward()
    return leaf.grad.norm(dim=2).mean(dim=0)
