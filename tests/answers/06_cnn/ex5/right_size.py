import torch


def read_network():
    maps = torch.Size([20, 7, 5])
    flat = maps.numel()
    return dict(
        maps=maps,
        norm=24,
        linear=(flat + 1) * 9,
        field=1 + 4 + 4 + 8 + 4,
        products=108 * 20 * 14 * 11,
        **{"conv 1": (75 + 1) * 12, "conv 2": 108 * 20, "conv 3": 21 * 20},
    )
