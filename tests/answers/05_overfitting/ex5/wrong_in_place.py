# hint: You changed something that was handed over
def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    now, spread = mean, var
    if training:
        now, spread = x.mean(dim=0), x.var(dim=0, correction=0)
        mean *= 1 - momentum
        mean += momentum * now
        var *= 1 - momentum
        var += momentum * x.var(dim=0)
    return gamma * (x - now) / torch.sqrt(spread + eps) + beta, mean, var
