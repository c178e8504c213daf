# hint: The largest byte is 255
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 0, 1) for p in photos]
    return torch.stack(images) / 256
