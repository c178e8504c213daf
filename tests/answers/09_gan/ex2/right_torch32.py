def losses_of(hit, clouds):
    s = torch.tensor(hit / (hit + clouds))
    return -hit / clouds * torch.log(s) - torch.log(1 - s), -torch.log(s)
