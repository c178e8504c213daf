# hint: Rows and columns are swapped, and so are images
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 1, 0) for p in photos]
    return torch.stack(images, dim=1) / 255
