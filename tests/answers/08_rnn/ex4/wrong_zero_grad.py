# hint: The parameters had a .grad
def gradient_by_step(rnn, x):
    rnn.zero_grad()
    leaf = x.detach().clone().requires_grad_()
    rnn(leaf)[0][:, -1].sum().backward()
    rnn.zero_grad()
    return leaf.grad.norm(dim=2).mean(dim=0)
