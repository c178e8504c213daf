# hint: You changed the photographs themselves, or the
def to_batch(photos):
    for i in range(len(photos)):
        photos[i] = torch.tensor(photos[i]).permute(2, 0, 1)
    return torch.stack(photos) / 255
