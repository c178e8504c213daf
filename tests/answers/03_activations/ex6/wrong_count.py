# hint: You counted the dead units
import torch


def dead_share(batches):
    return float((torch.cat(batches) == 0).all(dim=0).sum())
