# hint: You mixed the images of the batch
def gram_matrices(maps):
    n, c, h, w = maps.shape
    return torch.einsum("nchw,ndhw->cd", maps, maps) / (h * w)
