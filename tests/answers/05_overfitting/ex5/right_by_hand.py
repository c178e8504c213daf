def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    n = len(x)
    if not training:
        return gamma * (x - mean) * (var + eps) ** -0.5 + beta, mean, var
    now = sum(x) / n
    centred = x - now
    spread = (centred**2).sum(dim=0) / n
    y = centred * gamma / (spread + eps).sqrt() + beta
    unbiased = spread * n / (n - 1)
    return y, torch.lerp(mean, now, momentum), torch.lerp(var, unbiased, momentum)
