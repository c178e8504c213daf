import torch


def dead_share(batches):
    dead = torch.ones(batches[0].size(1), dtype=torch.bool)
    for b in batches:
        dead = dead & (b == 0).all(dim=0)
    return dead.sum().item() / dead.numel()
