# hint: You added up over the images: each has its own
def gram_matrices(maps):
    f = maps.flatten(2)
    return torch.einsum("nip,njp->ij", f, f) / f.shape[2]
