# hint: The filters' axis comes last in yours:
def convolve(x, weight, bias, stride=1, padding=0):
    x = F.pad(x, (padding,) * 4)
    K, L = weight.shape[2:]
    rows = [
        torch.stack(
            [
                (x[:, :, i : i + K, j : j + L].flatten(1) @ weight.flatten(1).T + bias)
                for j in range(0, x.shape[3] - L + 1, stride)
            ],
            dim=1,
        )
        for i in range(0, x.shape[2] - K + 1, stride)
    ]
    return torch.stack(rows, dim=1)
