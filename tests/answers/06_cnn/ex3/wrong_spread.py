# hint: These go from -1 to 1
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 0, 1) for p in photos]
    return 2 * (torch.stack(images) / 255) - 1
