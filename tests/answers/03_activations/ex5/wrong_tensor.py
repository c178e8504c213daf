# hint: Expected a Python number
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).all(dim=0).float().mean()
