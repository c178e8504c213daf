# hint: Rows and columns are swapped: your pictures are mirrored
def to_batch(photos):
    return torch.stack([torch.tensor(p).permute(2, 1, 0) for p in photos]) / 255
