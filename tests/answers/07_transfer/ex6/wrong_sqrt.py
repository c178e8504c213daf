# hint: There is a root too many.
def gram_matrices(maps):
    f = maps.flatten(2)
    return (f @ f.mT / f.shape[2]).sqrt()
