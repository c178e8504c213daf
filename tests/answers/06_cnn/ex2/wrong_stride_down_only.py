# hint: The stride goes for the columns too
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, 4 * (padding,))
    windows = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], 1)
    y = torch.einsum("ncijkl,ockl->noij", windows, weight)
    return y + bias[:, None, None]
