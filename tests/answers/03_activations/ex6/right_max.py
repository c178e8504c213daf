import torch


def dead_share(batches):
    m = torch.stack([b.max(dim=0).values for b in batches]).max(dim=0).values
    return (m == 0).double().mean().item()
