# hint: You rotated the filter by 180 degrees
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    height, width = weight.shape[2:]
    rows = (x.shape[2] - height) // stride + 1
    columns = (x.shape[3] - width) // stride + 1
    y = torch.empty(len(x), len(weight), rows, columns)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[:, :, top : top + height, left : left + width]
            y[:, :, i, j] = window.flatten(1) @ weight.flip(2, 3).flatten(1).T + bias
    return y
