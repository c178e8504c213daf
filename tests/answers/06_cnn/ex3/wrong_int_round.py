# hint: You rounded: all is 0 or 1 now.
def to_batch(photos):
    return (torch.stack([torch.tensor(p).permute(2, 0, 1) for p in photos]) / 255).round()
