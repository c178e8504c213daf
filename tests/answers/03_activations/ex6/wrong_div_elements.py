# hint: You divided by all the numbers, images times units.
import torch


def dead_share(batches):
    x = torch.cat(batches)
    return (x == 0).all(dim=0).sum().item() / x.numel()
