# hint: The .grad of the parameters has changed
def gradient_by_step(rnn, x):
    before = [p.grad for p in rnn.parameters()]
    leaf = x.detach().clone().requires_grad_()
    rnn(leaf)[0][:, -1].sum().backward()
    for p, g in zip(rnn.parameters(), before):
        p.grad = g
    return leaf.grad.pow(2).sum(2).sqrt().mean(0)
