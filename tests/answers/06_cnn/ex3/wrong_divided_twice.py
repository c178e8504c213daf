# hint: You divided by 255 twice.
def to_batch(photos):
    return torch.stack([torch.tensor(p).permute(2, 0, 1) / 255 for p in photos]) / 255
