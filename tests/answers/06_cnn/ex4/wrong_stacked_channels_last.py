# hint: The places come first in yours: (N, C, H', W').
def max_pool(x, size, stride):
    Ho, Wo = (x.shape[2] - size) // stride + 1, (x.shape[3] - size) // stride + 1
    return torch.stack(
        [
            torch.stack(
                [
                    x[:, :, i * stride : i * stride + size, j * stride : j * stride + size].amax(
                        (2, 3)
                    )
                    for j in range(Wo)
                ]
            )
            for i in range(Ho)
        ]
    )
