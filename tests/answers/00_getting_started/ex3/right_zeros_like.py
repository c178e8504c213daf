def flatten(images):
    n, c, h, w = images.shape
    out = torch.zeros(n, c * h * w, dtype=images.dtype)
    for i in range(n):
        out[i] = images[i].ravel()
    return out
