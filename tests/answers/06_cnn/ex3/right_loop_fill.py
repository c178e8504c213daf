def to_batch(photos):
    h, w, _ = photos[0].shape
    out = torch.empty(len(photos), 3, h, w)
    for n, photo in enumerate(photos):
        for c in range(3):
            out[n, c] = torch.from_numpy(photo[:, :, c]).float() / 255.0
    return out
