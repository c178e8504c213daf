# hint: Your filter is transposed
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, 4 * (padding,))
    windows = x.unfold(2, weight.shape[3], stride).unfold(3, weight.shape[2], stride)
    y = torch.einsum("ncijlk,ockl->noij", windows, weight)
    return y + bias[:, None, None]
