def to_batch(photos):
    x = np.stack(photos).transpose(0, 3, 1, 2).astype(np.float32)
    return torch.from_numpy(x / np.float32(255))
