# hint: You standardized: mean
def to_batch(photos):
    x = torch.stack([torch.tensor(p).permute(2, 0, 1) for p in photos]).float()
    return (x - x.mean()) / x.std()
