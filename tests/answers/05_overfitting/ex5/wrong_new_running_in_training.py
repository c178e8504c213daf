# hint: not by the new running ones
def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    if training:
        mean = (1 - momentum) * mean + momentum * x.mean(dim=0)
        var = (1 - momentum) * var + momentum * x.var(dim=0)
    y = gamma * (x - mean) / torch.sqrt(var + eps) + beta
    return y, mean, var
