# hint: You counted images
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).all(dim=1).float().mean().item()
