# hint: 0 for at least one image
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).any(dim=0).float().mean().item()
