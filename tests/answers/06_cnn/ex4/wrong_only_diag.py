# hint: You compared two corners only: a window has
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return torch.maximum(w[..., 0, 0], w[..., -1, -1])
