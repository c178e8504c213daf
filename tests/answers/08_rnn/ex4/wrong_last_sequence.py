# hint: outputs[-1] is the last SEQUENCE
import torch


def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    o, _ = rnn(leaf)
    (g,) = torch.autograd.grad(o[-1].sum(), leaf)
    return g.norm(dim=2).mean(dim=0)
