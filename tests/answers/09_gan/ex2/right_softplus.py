def losses_of(hit, clouds):
    logit = torch.tensor(hit / clouds, dtype=torch.float64).log()
    low, high = F.softplus(-logit), F.softplus(logit)
    return hit / clouds * low + high, low
