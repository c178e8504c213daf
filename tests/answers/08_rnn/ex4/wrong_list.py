# hint: Expected a Tensor
def gradient_by_step(rnn, x):
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    (g,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    return [step.norm(dim=1).mean().item() for step in g.unbind(1)]
