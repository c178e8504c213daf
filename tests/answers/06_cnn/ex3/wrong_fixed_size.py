# hint: Three photographs go well, two do not. How many
def to_batch(photos):
    out = torch.zeros(3, 3, 5, 5)
    for n, p in enumerate(photos):
        out[n] = torch.tensor(p).permute(2, 0, 1) / 255
    return out
