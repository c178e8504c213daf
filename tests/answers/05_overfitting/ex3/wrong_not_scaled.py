# hint: The survivors are not scaled
def drop(x, p, training):
    if not training:
        return x
    return x * (torch.rand_like(x) >= p)
