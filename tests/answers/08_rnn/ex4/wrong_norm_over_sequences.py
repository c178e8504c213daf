# hint: it is the other way round
def gradient_by_step(rnn, x):
    inputs = x.detach().clone().requires_grad_()
    outputs, _ = rnn(inputs)
    (gradient,) = torch.autograd.grad(outputs[:, -1].sum(), inputs)
    return gradient.norm(dim=0).mean(dim=1)
