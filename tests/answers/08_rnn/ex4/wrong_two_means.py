# hint: once
import torch


def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    o, _ = rnn(leaf)
    (g,) = torch.autograd.grad(o[:, -1].sum(dim=1).mean(), leaf)
    return g.norm(dim=2).mean(dim=0)
