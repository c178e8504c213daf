# hint: These are float64
def convolve(x, weight, bias, stride=1, padding=0):
    p = padding
    x = np.pad(x.double().numpy(), ((0, 0), (0, 0), (p, p), (p, p)))
    k, m = weight.shape[2:]
    rows, columns = (x.shape[2] - k) // stride + 1, (x.shape[3] - m) // stride + 1
    y = np.zeros((len(x), len(weight), rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[:, None, :, i * stride : i * stride + k, j * stride : j * stride + m]
            y[:, :, i, j] = (window * weight.numpy()).sum(axis=(2, 3, 4)) + bias.numpy()
    return torch.from_numpy(y)
