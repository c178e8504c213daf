# hint: Batch and channel are swapped: the images come
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (padding,) * 4)
    win = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    return torch.einsum("nchwkl,ockl->onhw", win, weight) + bias[:, None, None, None]
