# hint: and the variance is over N - 1
def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    if training:
        y = gamma * (x - x.mean(dim=0)) / (x.std(dim=0) + eps) + beta
        mean = (1 - momentum) * mean + momentum * x.mean(dim=0)
        var = (1 - momentum) * var + momentum * x.var(dim=0)
    else:
        y = gamma * (x - mean) / (var.sqrt() + eps) + beta
    return y, mean, var
