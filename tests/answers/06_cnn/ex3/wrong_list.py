# hint: That is a list of images. Stack them to one
def to_batch(photos):
    return [torch.tensor(p).permute(2, 0, 1) / 255 for p in photos]
