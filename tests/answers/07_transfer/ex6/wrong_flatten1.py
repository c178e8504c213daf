# hint: You compared images with images: flatten from
def gram_matrices(maps):
    f = maps.flatten(1)
    return f @ f.T / f.shape[1]
