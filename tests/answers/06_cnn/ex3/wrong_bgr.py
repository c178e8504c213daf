# hint: Red and blue are swapped
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 0, 1).flip(0) for p in photos]
    return torch.stack(images) / 255
