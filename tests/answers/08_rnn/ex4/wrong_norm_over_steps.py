# hint: You took the norm over the steps
import torch


def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    o, _ = rnn(leaf)
    (g,) = torch.autograd.grad(o[:, -1].sum(), leaf)
    return g.norm(dim=1).mean(dim=0)
