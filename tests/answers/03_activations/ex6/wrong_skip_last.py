# hint: You left the last, smaller batch out.
import torch


def dead_share(batches):
    return (torch.cat(batches[:-1]) == 0).all(dim=0).float().mean().item()
