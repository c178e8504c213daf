# hint: The photographs stand in the opposite order.
def to_batch(photos):
    return torch.stack([torch.tensor(p).permute(2, 0, 1) for p in reversed(photos)]) / 255
