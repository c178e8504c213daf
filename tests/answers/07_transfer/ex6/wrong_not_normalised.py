# hint: This is the sum over the places
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return rows @ rows.transpose(1, 2)
