def convolve(x, weight, bias, stride=1, padding=0):
    O, C, K, L = weight.shape
    cols = nn.Unfold((K, L), stride=stride, padding=padding)(x)
    H = (x.shape[2] + 2 * padding - K) // stride + 1
    out = torch.matmul(weight.view(O, -1), cols) + bias.view(1, O, 1)
    return out.view(x.shape[0], O, H, -1)
