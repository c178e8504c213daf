def normalize_batch(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    y, mean, var = torch.empty_like(x), mean.clone(), var.clone()
    for k in range(x.shape[1]):
        column = x[:, k]
        if training:
            now, spread = column.mean(), ((column - column.mean()) ** 2).mean()
            mean[k] += momentum * (now - mean[k])
            var[k] += momentum * (column.var() - var[k])
        else:
            now, spread = mean[k], var[k]
        y[:, k] = gamma[k] * (column - now) / math.sqrt(spread + eps) + beta[k]
    return y, mean, var
