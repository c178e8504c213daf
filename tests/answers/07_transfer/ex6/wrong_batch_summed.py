# hint: You added up over the images
def gram_matrices(maps):
    n, c, h, w = maps.shape
    return torch.einsum("nchw,ndhw->cd", maps, maps) / (h * w)
