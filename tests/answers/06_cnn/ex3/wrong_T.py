# hint: Rows and columns are swapped: your pictures are mirrored
def to_batch(photos):
    images = [torch.tensor(p).transpose(0, 2) for p in photos]
    return torch.stack(images) / 255
