# hint: That is a percentage
import torch


def dead_share(batches):
    dead = (torch.cat(batches) == 0).all(dim=0)
    return 100 * dead.float().mean().item()
