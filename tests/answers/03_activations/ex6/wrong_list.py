# hint: Return one number for the layer, the share of its
import torch


def dead_share(batches):
    return (torch.cat(batches) == 0).all(dim=0).float().tolist()
