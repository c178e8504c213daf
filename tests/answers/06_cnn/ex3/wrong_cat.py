# hint: run into each other
import torch


def to_batch(photos):
    return torch.cat([torch.tensor(p).permute(2, 0, 1) for p in photos]) / 255
