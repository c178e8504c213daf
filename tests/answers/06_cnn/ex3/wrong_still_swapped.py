# hint: images and colours are still swapped
def to_batch(photos):
    images = [torch.tensor(p).permute(2, 0, 1) for p in photos]
    return torch.stack(images, dim=1) / 255
