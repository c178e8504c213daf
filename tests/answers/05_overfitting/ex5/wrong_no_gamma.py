# hint: gamma is missing
def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    if training:
        now, spread = x.mean(dim=0), x.var(dim=0, correction=0)
        mean, var = (
            (1 - momentum) * mean + momentum * x.mean(dim=0),
            (1 - momentum) * var + momentum * x.var(dim=0),
        )
    else:
        now, spread = mean, var
    normalized = (x - now) / torch.sqrt(spread + eps)
    y = normalized + beta
    return y, mean, var
