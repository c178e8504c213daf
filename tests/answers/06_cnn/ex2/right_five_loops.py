def convolve(x, weight, bias, stride=1, padding=0):
    n, c, h, wide = x.shape
    o, _, k, m = weight.shape
    padded = torch.zeros(n, c, h + 2 * padding, wide + 2 * padding)
    padded[:, :, padding : padding + h, padding : padding + wide] = x
    rows = (h - k + 2 * padding) // stride + 1
    columns = (wide - m + 2 * padding) // stride + 1
    y = torch.zeros(n, o, rows, columns)
    for image in range(n):
        for f in range(o):
            for i in range(rows):
                for j in range(columns):
                    window = padded[image, :, i * stride : i * stride + k, j * stride :][..., :m]
                    y[image, f, i, j] = (window * weight[f]).sum() + bias[f]
    return y
