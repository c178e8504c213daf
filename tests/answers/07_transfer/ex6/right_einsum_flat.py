def gram_matrices(maps):
    f = maps.flatten(2)
    return torch.einsum("bip,bjp->bij", f, f) / f.size(-1)
