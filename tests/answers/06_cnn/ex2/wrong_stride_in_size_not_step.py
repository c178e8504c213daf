# hint: You moved on by the stride, and left holes in
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (padding,) * 4)
    O, C, K, L = weight.shape
    Ho, Wo = x.shape[2] - K + 1, x.shape[3] - L + 1
    y = torch.zeros(len(x), O, Ho, Wo)
    for i in range(0, Ho, stride):
        for j in range(0, Wo, stride):
            y[:, :, i, j] = x[:, :, i : i + K, j : j + L].flatten(1) @ weight.flatten(1).T + bias
    return y
