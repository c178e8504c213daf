# hint: This is the share of zeros
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).float().mean().item()
