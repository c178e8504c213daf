def gram_matrices(maps):
    n, c, h, w = maps.shape
    f = maps.view(n, c, h * w)
    return torch.bmm(f, f.transpose(1, 2)) / (h * w)
