# hint: Half of the numbers are gone
def drop(x, p, training):
    if not training:
        return x
    return x * torch.randint(0, 2, x.shape) / (1 - p)
