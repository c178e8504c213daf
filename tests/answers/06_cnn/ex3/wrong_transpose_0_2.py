# hint: Rows and columns are swapped: your pictures are mirrored
def to_batch(photos):
    return torch.stack([torch.tensor(p).transpose(0, 2) for p in photos]) / 255
