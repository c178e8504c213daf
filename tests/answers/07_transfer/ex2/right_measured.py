def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    x = torch.zeros(1, 1, size, 1)
    y = F.conv_transpose2d(
        x,
        torch.zeros(1, 1, kernel, 1),
        stride=(stride, 1),
        padding=(padding, 0),
        output_padding=(output_padding, 0),
    )
    return y.shape[2]
