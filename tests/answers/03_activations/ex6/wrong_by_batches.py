# hint: by the number of batches
import torch


def dead_share(batches):
    dead = (torch.cat(batches) == 0).all(dim=0)
    return dead.sum().item() / len(batches)
