# hint: You added up over the images, too: keep the N
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (padding,) * 4)
    O, C, K, L = weight.shape
    Ho, Wo = (x.shape[2] - K) // stride + 1, (x.shape[3] - L) // stride + 1
    y = torch.zeros(len(x), O, Ho, Wo)
    for o in range(O):
        for i in range(Ho):
            for j in range(Wo):
                y[:, o, i, j] = (
                    x[:, :, i * stride : i * stride + K, j * stride : j * stride + L] * weight[o]
                ).sum() + bias[o]
    return y
