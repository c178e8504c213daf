# hint: if one batch found it silent
import torch


def dead_share(batches):
    dead = torch.stack([(b == 0).all(dim=0) for b in batches]).any(dim=0)
    return dead.float().mean().item()
