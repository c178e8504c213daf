# hint: You cut all off at
def to_batch(photos):
    return torch.stack([torch.tensor(p).permute(2, 0, 1) for p in photos]).float().clamp(0, 1)
