# hint: You changed the maps themselves
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    rows /= (h * w) ** 0.5
    return rows @ rows.transpose(1, 2)
