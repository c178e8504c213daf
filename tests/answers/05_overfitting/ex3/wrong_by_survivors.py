# hint: You scale by what survived
def drop(x, p, training):
    if not training:
        return x
    kept = torch.rand_like(x) >= p
    return x * kept / kept.float().mean()
