# hint: the share of units that are alive
import torch


def dead_share(batches):
    return (torch.cat(batches) > 0).any(dim=0).float().mean().item()
