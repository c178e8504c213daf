# hint: Images and colours are in their places now. But
def to_batch(photos):
    n, (h, w, _) = len(photos), photos[0].shape
    return torch.tensor(np.stack(photos)).view(n, h, w, 3).view(n, 3, h, w).float() / 255
