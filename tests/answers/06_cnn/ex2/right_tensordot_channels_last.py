def convolve(x, weight, bias, stride=1, padding=0):
    x = nn.functional.pad(x, (padding,) * 4)
    K, L = weight.shape[-2:]
    rows = []
    for i in range(0, x.shape[2] - K + 1, stride):
        row = []
        for j in range(0, x.shape[3] - L + 1, stride):
            row.append(
                torch.tensordot(x[:, :, i : i + K, j : j + L], weight, dims=([1, 2, 3], [1, 2, 3]))
                + bias
            )
        rows.append(torch.stack(row, dim=-1))
    return torch.stack(rows, dim=-2)
