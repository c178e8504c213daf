# hint: These are float64
def to_batch(photos):
    images = [torch.tensor(p / 255).permute(2, 0, 1) for p in photos]
    return torch.stack(images)
