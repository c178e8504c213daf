# hint: yours is 1000
def positions(n, d):
    p = torch.arange(n)[:, None]
    angles = p / 1_000 ** (torch.arange(0, d, 2) / d)
    table = torch.zeros(n, d)
    table[:, 0::2] = angles.sin()
    table[:, 1::2] = angles.cos()
    return table
