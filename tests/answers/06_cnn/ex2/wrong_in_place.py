# hint: You changed x itself
def convolve(x, weight, bias, stride=1, padding=0):
    x -= x.mean()
    x = F.pad(x, (padding,) * 4)
    height, width = weight.shape[2:]
    y = []
    for i in range(0, x.shape[2] - height + 1, stride):
        for j in range(0, x.shape[3] - width + 1, stride):
            window = x[:, :, i : i + height, j : j + width].flatten(1)
            y.append(window @ weight.flatten(1).T + bias)
    columns = (x.shape[3] - width) // stride + 1
    return torch.stack(y, dim=-1).unflatten(2, (-1, columns))
