# hint: Without padding your code stops:
def convolve(x, weight, bias, stride=1, padding=0):
    N, C, H, W = x.shape
    big = torch.zeros(N, C, H + 2 * padding, W + 2 * padding)
    big[:, :, padding:-padding, padding:-padding] = x
    O, C, K, L = weight.shape
    Ho, Wo = (big.shape[2] - K) // stride + 1, (big.shape[3] - L) // stride + 1
    y = torch.zeros(len(x), O, Ho, Wo)
    for i in range(Ho):
        for j in range(Wo):
            y[:, :, i, j] = (
                big[:, :, i * stride : i * stride + K, j * stride : j * stride + L].flatten(1)
                @ weight.flatten(1).T
                + bias
            )
    return y
