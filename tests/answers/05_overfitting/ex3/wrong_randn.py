# hint: torch.randn is normal around 0
def drop(x, p, training):
    if not training:
        return x
    return x * (torch.randn_like(x) >= p) / (1 - p)
