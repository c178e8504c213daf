# hint: You divided by W only
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return rows @ rows.transpose(1, 2) / w
