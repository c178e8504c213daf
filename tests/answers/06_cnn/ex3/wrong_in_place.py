# hint: You changed the photographs
def to_batch(photos):
    for p in photos:
        p //= 255
    return torch.tensor(np.stack(photos)).permute(0, 3, 1, 2).float()
