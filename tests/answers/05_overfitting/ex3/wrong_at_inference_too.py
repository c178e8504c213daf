# hint: At inference units are still dropped
def drop(x, p, training):
    return x * (torch.rand_like(x) >= p) / (1 - p)
