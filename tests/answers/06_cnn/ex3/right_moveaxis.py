def to_batch(photos):
    return torch.cat([torch.from_numpy(p).movedim(-1, 0)[None].float() for p in photos]).div(255)
