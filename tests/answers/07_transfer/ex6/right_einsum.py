def gram_matrices(maps):
    n, c, h, w = maps.shape
    return torch.einsum("nchw,ndhw->ncd", maps, maps) / (h * w)
