def normalize_batch(
    x, gamma, beta, mean, var, training: bool, momentum=0.1, eps=1e-5
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Normalize a batch (N, d); return y and the running statistics."""
    if training:
        now, spread = x.mean(dim=0), x.var(dim=0, correction=0)
        mean = (1 - momentum) * mean + momentum * now
        var = (1 - momentum) * var + momentum * x.var(dim=0, correction=1)
    else:
        now, spread = mean, var
    normalized = (x - now) / torch.sqrt(spread + eps)
    return gamma * normalized + beta, mean, var
