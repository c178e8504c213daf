def clip_gradients(gradients, largest):
    copies = [torch.zeros_like(g).requires_grad_() for g in gradients]
    for p, g in zip(copies, gradients):
        p.grad = g.clone()
    nn.utils.clip_grad_norm_(copies, largest)
    return [p.grad for p in copies]
