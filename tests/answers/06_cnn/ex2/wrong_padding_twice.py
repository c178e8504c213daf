# hint: You padded twice: `padding` rings, one after
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (2 * padding,) * 4)
    O, C, K, L = weight.shape
    Ho, Wo = (x.shape[2] - K) // stride + 1, (x.shape[3] - L) // stride + 1
    y = torch.zeros(len(x), O, Ho, Wo)
    for i in range(Ho):
        for j in range(Wo):
            y[:, :, i, j] = (
                x[:, :, i * stride : i * stride + K, j * stride : j * stride + L].flatten(1)
                @ weight.flatten(1).T
                + bias
            )
    return y
