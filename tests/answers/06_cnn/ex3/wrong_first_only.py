# hint: That is the first photograph only.
def to_batch(photos):
    return torch.tensor(photos[0]).permute(2, 0, 1)[None] / 255
