import torch


def dead_share(batches):
    return (torch.vstack(batches).count_nonzero(dim=0) == 0).numpy().mean()
