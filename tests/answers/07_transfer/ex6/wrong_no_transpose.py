# hint: rows @ rows does not fit: turn the second
def gram_matrices(maps):
    f = maps.flatten(2)
    return f @ f / f.shape[2]
