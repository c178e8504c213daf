# hint: A unit that gives 0.000001 is alive
import torch


def dead_share(batches):
    return (torch.cat(batches) < 1e-3).all(dim=0).float().mean().item()
