# hint: That gives 0, and there are dead units. Do you ask
import torch


def dead_share(batches):
    return float((torch.cat(batches) == 0).all())
