# hint: The colours are gone: you took their mean.
def to_batch(photos):
    return torch.stack([torch.tensor(p).float().mean(2)[None] for p in photos]) / 255
