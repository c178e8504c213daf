def to_batch(photos):
    height, width, _ = photos[0].shape
    x = torch.zeros(len(photos), 3, height, width)
    for n, photo in enumerate(photos):
        for c in range(3):
            x[n, c] = torch.tensor(photo[:, :, c]) / 255
    return x
