# hint: Rows and columns are swapped: your pictures are mirrored
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 1, 0) for p in photos]
    return torch.stack(images) / 255
