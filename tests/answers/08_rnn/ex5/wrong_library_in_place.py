# hint: You changed the gradients themselves
def clip_gradients(gradients, largest):
    parameters = [torch.zeros_like(g).requires_grad_() for g in gradients]
    for p, g in zip(parameters, gradients):
        p.grad = g
    nn.utils.clip_grad_norm_(parameters, largest)
    return [p.grad for p in parameters]
