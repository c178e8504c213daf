def gradient_by_step(rnn: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Mean norm (T,) of the last output's gradient at each input."""
    leaf = x.detach().clone().requires_grad_()
    outputs, _ = rnn(leaf)
    (gradient,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    return gradient.norm(dim=2).mean(dim=0)
