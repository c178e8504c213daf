# hint: makes one of a tensor
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).all(dim=0).float().mean()
